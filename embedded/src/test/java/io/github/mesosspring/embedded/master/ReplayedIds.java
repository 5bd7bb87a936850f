package io.github.mesosspring.embedded.master;

import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;

/**
 * Which id of a recording stands for which of ours.
 */
final class ReplayedIds {

	private final Map<String, String> ids = new HashMap<>();

	void learn(String recorded, String ours) {
		this.ids.put(recorded, ours);
	}

	void learn(ByteString recorded, ByteString ours) {
		learn(base64(recorded), base64(ours));
	}

	boolean knows(String recorded) {
		return this.ids.containsKey(recorded);
	}

	/** The longest first: some ids begin with others. */
	String translate(String recorded) {
		String translated = recorded;
		for (String id : this.ids.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList()) {
			translated = translated.replace(id, this.ids.get(id));
		}
		return translated;
	}

	@SuppressWarnings("unchecked")
	<T extends Message> T translate(T recorded) {
		byte[] json = translate(
				new String(Encoding.JSON.codec().encode(recorded), java.nio.charset.StandardCharsets.UTF_8))
			.getBytes(java.nio.charset.StandardCharsets.UTF_8);
		return (T) Encoding.JSON.codec().decode(json, recorded.getDefaultInstanceForType());
	}

	static String base64(ByteString bytes) {
		return Base64.getEncoder().encodeToString(bytes.toByteArray());
	}

}
