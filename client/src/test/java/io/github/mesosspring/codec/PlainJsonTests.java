package io.github.mesosspring.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fast way, which takes only what is plain, beside the one that takes all.
 */
class PlainJsonTests {

	private static final int SEEDS = 4;

	private static final int MUTATIONS = 12;

	private static final byte[] BYTES = "\"\"\\\\{}[],:  \n\t0019-+.eEtfnu/?\u00e4\u0001".getBytes(UTF_8);

	private final JsonCodec codec = new JsonCodec(false);

	@Test
	void anUpdateOfAMasterIsPlain() {
		Event event = update("Exited with \"1\"\n in C:\\tmp, na\u00efve \u4e2d \ud83d\ude00?");
		byte[] written = this.codec.encodePlain(event);
		assertThat(written).isNotNull();
		assertThat(this.codec.decodePlain(written, event)).isEqualTo(event);
		assertThat(this.codec.decodeByField(written, event)).isEqualTo(event);
	}

	@Test
	void whatANewerMasterAddsIsPlain() {
		Event event = update("running");
		String written = new String(this.codec.encodeByField(event), UTF_8);
		String newer = written.replaceFirst("[{]",
				"{ \"later\" : [{\"a\":[ ], \"b\":{},\"c\":null}, -1.5,true,\"x\"] , ");
		assertThat(this.codec.decodePlain(newer.getBytes(UTF_8), event)).isEqualTo(event);
	}

	@Test
	void theOrderOfNamesDoesNotMatterHoweverTheyCameBefore() {
		TaskStatus prototype = TaskStatus.getDefaultInstance();
		TaskStatus status = TaskStatus.newBuilder()
			.setTaskId(TaskID.newBuilder().setValue("a"))
			.setState(TaskState.TASK_RUNNING)
			.setMessage("b")
			.build();
		List<String> fields = List.of("'task_id':{'value':'a'}", "'state':'TASK_RUNNING'", "'message':'b'");
		for (int i = 0; i < 3; i++) {
			for (int[] order : new int[][] { { 0, 1, 2 }, { 0, 2, 1 }, { 2, 1, 0 }, { 1, 0, 2 } }) {
				String text = Arrays.stream(order).mapToObj(fields::get).collect(Collectors.joining(","));
				assertThat(this.codec.decodePlain(json("{" + text + "}"), prototype)).isEqualTo(status);
				assertThat(this.codec.decodePlain(json("{" + text + "," + fields.get(order[2]) + "}"), prototype))
					.isNull();
			}
		}
		byte[] unknownConstant = json("{'task_id':{'value':'a'},'state':'TASK_RUNNIN'}");
		assertThat(this.codec.decodePlain(unknownConstant, prototype)).isNull();
	}

	private static byte[] json(String text) {
		return text.replace('\'', '"').getBytes(UTF_8);
	}

	@Test
	void bothWaysWriteTheSameMessages() {
		int plain = 0;
		for (Message prototype : MessageTypes.all()) {
			for (int seed = 0; seed < SEEDS; seed++) {
				Message message = RandomMessages.of(prototype, new Random(seed));
				byte[] written = this.codec.encodePlain(message);
				if (written != null) {
					plain++;
					assertThat(this.codec.decodeByField(written, message)).isEqualTo(message);
				}
			}
		}
		assertThat(plain).isPositive();
	}

	@Test
	void theFastWayReadsNothingThatTheOtherDoesNot() {
		int plain = 0;
		for (Message prototype : MessageTypes.all()) {
			for (int seed = 0; seed < SEEDS; seed++) {
				Random random = new Random(seed);
				byte[] written = this.codec.encodeByField(RandomMessages.of(prototype, random));
				for (int i = 0; i < MUTATIONS && written.length < 20_000; i++) {
					byte[] mutated = (i > 0) ? mutated(written, random) : written;
					Message read = this.codec.decodePlain(mutated, prototype);
					if (read != null) {
						plain++;
						assertThat(this.codec.decodeByField(mutated, prototype)).as(new String(mutated, UTF_8))
							.isEqualTo(read);
					}
				}
			}
		}
		assertThat(plain).isPositive();
	}

	private static byte[] mutated(byte[] bytes, Random random) {
		int at = random.nextInt(bytes.length);
		byte other = BYTES[random.nextInt(BYTES.length)];
		ByteString all = ByteString.copyFrom(bytes);
		ByteString one = ByteString.copyFrom(new byte[] { other });
		return switch (random.nextInt(3)) {
			case 0 -> all.substring(0, at).concat(one).concat(all.substring(at + 1)).toByteArray();
			case 1 -> all.substring(0, at).concat(one).concat(all.substring(at)).toByteArray();
			default -> all.substring(0, at).concat(all.substring(at + 1)).toByteArray();
		};
	}

	private static Event update(String message) {
		return Event.newBuilder()
			.setType(Event.Type.UPDATE)
			.setUpdate(Event.Update.newBuilder()
				.setStatus(TaskStatus.newBuilder()
					.setTaskId(TaskID.newBuilder().setValue("task"))
					.setAgentId(AgentID.newBuilder().setValue("agent"))
					.setState(TaskState.TASK_FAILED)
					.setMessage(message)
					.setTimestamp(1795336055.156362)
					.setUuid(ByteString.copyFromUtf8("0123456789abcdef"))))
			.build();
	}

}
