package io.github.mesosspring.wire;

import java.util.stream.Stream;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.wire.RecordedMessage.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every recorded message is read, and written again without loss.
 */
class ConformanceTests {

	static Stream<Recording> recordings() {
		return Recordings.all().stream();
	}

	@Test
	void allMessagesOfAllScenariosAreLookedAt() {
		assertThat(RecordedTraffic.messages().count()).isGreaterThan(2000);
		for (Encoding encoding : Encoding.values()) {
			assertThat(answers(encoding).count()).isGreaterThan(50);
		}
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void messagesOfTheScenarioAreReadAndWrittenWithoutLoss(Recording recording) {
		assertThat(RecordedTraffic.of(recording)).isNotEmpty().allSatisfy(RecordedMessage::assertSurvives);
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void messagesOfTheScenarioSurviveEitherEncoding(Recording recording) {
		RecordedTraffic.of(recording).forEach((recorded) -> {
			Message decoded = recorded.decoded();
			Message message = Encoding.JSON.codec().decode(Encoding.JSON.codec().encode(decoded), decoded);
			for (Encoding encoding : Encoding.values()) {
				byte[] written = encoding.codec().encode(message);
				assertThat(encoding.codec().decode(written, message)).as(recorded.toString()).isEqualTo(message);
			}
		});
	}

	@Test
	void theMasterCodecWritesTheAnswersThatWereRecorded() {
		assertThat(answers(Encoding.JSON)).allSatisfy((recorded) -> {
			byte[] written = MesosJson.masterCodec().encode(recorded.decoded());
			assertThat(RecordedMessages.tree(written)).isEqualTo(RecordedMessages.tree(recorded.bytes()));
		});
	}

	private static Stream<RecordedMessage> answers(Encoding encoding) {
		return RecordedTraffic.messages()
			.filter((recorded) -> recorded.kind() == Kind.ANSWER && recorded.encoding() == encoding);
	}

}
