package io.github.mesosspring.version;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import org.jspecify.annotations.Nullable;

/**
 * What a master says that could not read a SUBSCRIBE, and how old it must be to say so.
 */
public final class ParseError {

	private static final String OF_JSON = "Failed to convert JSON into Call protobuf";

	private static final String OF_PROTOBUF = "Failed to parse body into Call protobuf";

	/** Masters ignore unknown names since 1.5. */
	private static final Pattern ENUM = Pattern.compile("Failed to find enum for '([A-Z0-9_]+)'");

	/** Masters read maps since 1.6. */
	private static final String MAP = "Not expecting a JSON object for field";

	/**
	 * The last version in which the type of a capability was a required field, so that an
	 * unknown one breaks the message, is 0.28; it knows one more than the one before.
	 */
	private static final MasterVersion STRICT_PROTOBUF = MasterVersion.of("0.27");

	private ParseError() {
	}

	/**
	 * Judge the body of a {@code 400}.
	 * @param words the words of the master
	 * @return the newest version that can be at a loss like that, taking it that what
	 * came with older versions was understood; {@code null} if the words say something
	 * else
	 */
	public static @Nullable MasterVersion newestToSay(String words) {
		if (words.contains(OF_PROTOBUF)) {
			return STRICT_PROTOBUF;
		}
		if (!words.contains(OF_JSON)) {
			return null;
		}
		Matcher unknown = ENUM.matcher(words);
		if (unknown.find()) {
			return before(unknown.group(1));
		}
		return words.contains(MAP) ? MasterVersion.of("1.5") : MasterVersion.OLDEST;
	}

	private static MasterVersion before(String name) {
		for (Capability.Type capability : Capability.Type.values()) {
			if (capability.name().equals(name)) {
				return Since.of(capability).previous();
			}
		}
		return MasterVersion.OLDEST;
	}

}
