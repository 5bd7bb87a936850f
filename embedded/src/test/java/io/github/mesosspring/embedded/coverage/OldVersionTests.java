package io.github.mesosspring.embedded.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.embedded.http.Codecs;
import io.github.mesosspring.embedded.version.MesosVersion;
import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.wire.Api;
import io.github.mesosspring.wire.RecordedMessage;
import io.github.mesosspring.wire.RecordedMessage.Kind;
import io.github.mesosspring.wire.RecordedTraffic;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was recorded, as masters of all versions write and read it: their schema, and
 * their JSON. Each type of event and call is taken some times.
 */
class OldVersionTests {

	private static final int OF_EACH_TYPE = 6;

	private final List<Message> events = messages(Kind.EVENT);

	private final List<Message> calls = messages(Kind.CALL);

	private static List<Message> messages(Kind kind) {
		Map<String, Integer> taken = new HashMap<>();
		return RecordedTraffic.messages()
			.filter((recorded) -> recorded.api() == Api.SCHEDULER && recorded.kind() == kind && recorded.isAccepted())
			.filter((recorded) -> taken.merge(recorded.type() + recorded.encoding(), 1, Integer::sum) <= OF_EACH_TYPE)
			.map(RecordedMessage::decoded)
			.toList();
	}

	@Test
	void mastersOfAllVersionsAreUnderstoodAndUnderstandUs() {
		List<String> rows = new ArrayList<>();
		rows.add("| version | events read, JSON | events read, protobuf | calls understood, JSON "
				+ "| calls understood, protobuf | refused for a name of an enum |");
		rows.add("|---|---|---|---|---|---|");
		for (MesosVersion version : MesosVersion.all()) {
			Codecs master = VersionProfile.of(version).codecs();
			int refused = 0;
			for (Message call : this.calls) {
				refused += assertUnderstood(call, master, version) ? 0 : 1;
			}
			this.events.forEach((event) -> assertRead(event, master));
			rows.add("| " + version + " | " + this.events.size() + " | " + this.events.size() + " | "
					+ (this.calls.size() - refused) + " | " + this.calls.size() + " | " + refused + " |");
		}
		String table = String.join("\n", rows) + "\n";
		System.out.println(table);
		CoveragePage.assertBlock("versions", table);
	}

	/** We lose nothing of what the master wrote. */
	private static void assertRead(Message event, Codecs master) {
		Message known = known(event, master);
		assertThat(Encoding.PROTOBUF.codec().decode(master.protobuf().encode(event), event)).isEqualTo(known);
		byte[] json = master.json().encode(event);
		assertThat(master.json().encode(Encoding.JSON.codec().decode(json, event))).isEqualTo(json);
	}

	/** The master loses nothing of what we wrote but what is younger than it. */
	private static boolean assertUnderstood(Message call, Codecs master, MesosVersion version) {
		Message known = known(call, master);
		assertThat(master.protobuf().decode(Encoding.PROTOBUF.codec().encode(call), call)).isEqualTo(known);
		try {
			assertThat(master.json().decode(Encoding.JSON.codec().encode(call), call))
				.isEqualTo(version.isAtLeast(1, 3) ? known : withoutRoles((Call) known));
			return true;
		}
		catch (CodecException ex) {
			assertThat(version.isAtLeast(1, 5)).as(version + ": " + ex.getMessage()).isFalse();
			assertThat(ex.getDetail()).startsWith("Failed to find enum for ");
			return false;
		}
	}

	/**
	 * What is left where {@code roles} was one {@code role}: the number stayed, the name
	 * did not. The client says such calls to such masters in their own form.
	 */
	private static Message withoutRoles(Call call) {
		Call.Builder known = call.toBuilder();
		if (call.hasRevive()) {
			known.getReviveBuilder().clearRoles();
		}
		if (call.hasSuppress()) {
			known.getSuppressBuilder().clearRoles();
		}
		return known.buildPartial();
	}

	private static Message known(Message message, Codecs master) {
		MessageCodec codec = master.protobuf();
		return codec.decode(codec.encode(message), message);
	}

}
