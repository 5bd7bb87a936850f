package io.github.mesosspring.test.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RecordedTrafficTests {

	private static final String AT = "\"at\":\"2026-11-23T03:00:00Z\"";

	private static final String HEADER = "{\"mesos-recording\":1," + AT
			+ ",\"framework\":\"jobs\",\"encoding\":\"application/json\"}\n";

	private static final String HEARTBEAT = "{" + AT + ",\"epoch\":2,\"event\":{\"type\":\"HEARTBEAT\"}}\n";

	@TempDir
	private Path folder;

	@Test
	void readsEveryKindOfLine() throws IOException {
		RecordedTraffic traffic = read(
				HEADER + HEARTBEAT + "{AT,'epoch':2,'undecodable':'CGM=','type':'UPDATE','reason':'broken'}\n"
						+ "{AT,'master':'http://m:5050','call':{'type':'SUBSCRIBE'}}\n"
						+ "{AT,'epoch':2,'n':7,'call':{'type':'REVIVE'}}\n"
						+ "{AT,'n':7,'outcome':'not_sent','message':'bye'}\n"
						+ "{AT,'state':'BACKING_OFF','from':'SUBSCRIBED','reason':'error_event','detail':'gone'}\n"
						+ "{AT,'lost':12}\n");
		assertThat(traffic.items()).extracting(Recorded::line).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
		assertThat(traffic.of(Recorded.Start.class)).singleElement()
			.returns("jobs", Recorded.Start::framework)
			.returns(Encoding.JSON, Recorded.Start::encoding);
		assertThat(traffic.events()).extracting(Event::getType).containsExactly(Event.Type.HEARTBEAT);
		assertThat(traffic.of(Recorded.Undecodable.class)).singleElement()
			.returns(MesosEventType.UPDATE, Recorded.Undecodable::type)
			.returns(2, (undecodable) -> undecodable.record().size());
		assertThat(traffic.of(Recorded.Call.class)).extracting(Recorded.Call::number).containsExactly(0L, 7L);
		assertThat(traffic.calls()).extracting(Call::getType).containsExactly(Call.Type.REVIVE);
		assertThat(traffic.of(Recorded.Outcome.class)).singleElement()
			.returns(CallOutcome.NOT_SENT, Recorded.Outcome::outcome)
			.returns("bye", Recorded.Outcome::message);
		assertThat(traffic.of(Recorded.State.class)).singleElement()
			.returns(SubscriptionState.BACKING_OFF, Recorded.State::to)
			.returns(SessionLoss.ERROR_EVENT, Recorded.State::reason);
		assertThat(traffic.of(Recorded.Lost.class)).singleElement().returns(12L, Recorded.Lost::count);
	}

	@Test
	void leavesOutWhatACrashCutShort() throws IOException {
		for (int length = 1; length < HEARTBEAT.length() - 1; length++) {
			String torn = HEARTBEAT.substring(0, length);
			assertThat(read(HEADER + HEARTBEAT + torn).items()).as(torn).hasSize(2);
			assertThat(read(HEADER + torn + "\n" + HEADER + HEARTBEAT).items()).as(torn).hasSize(3);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					``                                                  | line 1: expected a header
					hello                                               | line 1: expected a JSON object
					{'name':'x'}                                        | line 1: expected a header
					[1]                                                 | line 1: expected a JSON object
					{'mesos-recording':2}                               | line 1: expected format 1
					{'mesos-recording':1,AT}                            | line 1: expected a text in 'encoding'
					{'mesos-recording':1,AT,'encoding':'yaml'}          | line 1: expected 'encoding' to be the media type
					HEADER{AT,'x                           LFBEAT       | line 2: expected a JSON object
					HEADER{AT,'surprise':1}                             | line 2: expected one of the fields event,
					HEADER{AT,'n':1,'outcome':'fine'}                   | line 2: expected 'outcome' to be one of ACCEPTED,
					HEADER{'lost':1}                                    | line 2: expected a text in 'at'
					HEADER{'at':'noon','lost':1}                        | line 2: expected 'at' to be a time like
					HEADER{AT,'event':{'type':'HEARTBEAT'}}             | line 2: expected a number in 'epoch'
					HEADER{AT,'epoch':1,'event':{'type':7}}             | line 2: expected 'event' to be mesos.v1.scheduler.Event
					""")
	void saysWhatIsWrongWithAFileAndWhere(String content, String problem) {
		String text = content.replaceAll(" *LFBEAT", "LFBEAT")
			.replace("HEADER", HEADER)
			.replace("LFBEAT", "\n" + HEARTBEAT);
		assertThatIllegalArgumentException().isThrownBy(() -> read(text))
			.withMessageContainingAll(this.folder.toString(), problem, "but found '");
	}

	@Test
	void saysWhichFileIsMissing() {
		Path missing = this.folder.resolve("missing.jsonl");
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> RecordedTraffic.read(missing))
			.withMessageContaining(missing.toString());
	}

	private RecordedTraffic read(String content) throws IOException {
		Path file = this.folder.resolve("traffic.jsonl");
		Files.writeString(file, content.replace("AT,", AT + ",").replace("AT}", AT + "}").replace('\'', '"'));
		return RecordedTraffic.read(file);
	}

}
