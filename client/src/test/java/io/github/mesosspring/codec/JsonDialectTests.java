package io.github.mesosspring.codec;

import java.nio.charset.StandardCharsets;

import com.google.protobuf.Message;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.scheduler.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonDialectTests {

	/** In everything the opposite of today's. */
	private final MessageCodec old = MesosJson
		.masterCodec(new JsonDialect(true, true, true, true, false, false, false));

	private final MessageCodec current = MesosJson.masterCodec(JsonDialect.CURRENT);

	@Test
	void theCurrentOneIsThatOfTheMasterCodec() {
		Resource resource = scalar(1);
		assertThat(write(this.current, resource)).isEqualTo(write(MesosJson.masterCodec(), resource));
	}

	@Test
	void writesKeysInOrderAndTheDefaultsOfDeprecatedFields() {
		assertThat(write(this.current, scalar(1))).isEqualTo("{'name':'a/b','type':'SCALAR','scalar':{'value':1.0}}");
		assertThat(write(this.old, scalar(1)))
			.isEqualTo("{'name':'a\\/b','role':'*','scalar':{'value':1.0},'type':'SCALAR'}");
	}

	@Test
	void refusesUnknownNamesOfOptionalEnumsWhereEnumsAreStrict() {
		assertThat(read(this.current, "{'type':'FROB'}", Call.getDefaultInstance()).hasType()).isFalse();
		assertRefused("{'type':'FROB'}", Call.getDefaultInstance(), "Failed to find enum for 'FROB'");
	}

	@ParameterizedTest
	@CsvSource({ "failover_timeout,1.5", "checkpoint,true", "failover_timeout,Infinity" })
	void takesStringsForNothingElseWhereValuesCannotBeText(String field, String value) {
		String json = "{'user':'u','name':'n','" + field + "':'" + value + "'}";
		assertThat(read(this.current, json, FrameworkInfo.getDefaultInstance()).getAllFields()).hasSize(3);
		assertRefused(json, FrameworkInfo.getDefaultInstance(),
				"Not expecting a JSON string for field '" + field + "'");
	}

	@Test
	void knowsNoInfinityWhereItCannotBeText() {
		MessageCodec finite = MesosJson.masterCodec(new JsonDialect(false, false, false, false, true, false, true));
		assertThat(read(finite, "{'value':'1.5'}", Value.Scalar.getDefaultInstance()).getValue()).isEqualTo(1.5);
		assertThatExceptionOfType(JsonConversionException.class)
			.isThrownBy(() -> read(finite, "{'value':'Infinity'}", Value.Scalar.getDefaultInstance()));
	}

	@Test
	void neitherReadsNorWritesMapsWhereThereAreNone() {
		String json = "{'name':'t','task_id':{'value':'t'},'agent_id':{'value':'a'},'limits':{'cpus':{'value':1}}}";
		TaskInfo task = read(this.current, json, TaskInfo.getDefaultInstance());
		assertThat(task.getLimitsMap()).containsOnlyKeys("cpus");
		assertThat(read(this.old, json, TaskInfo.getDefaultInstance()).getLimitsMap()).isEmpty();
		assertThat(write(this.old, task)).doesNotContain("limits").contains("'name':'t'");
	}

	@Test
	void peeksIntoAnyOfThem() {
		assertThat(this.old.peekEnum(bytes("{'type':'KILL'}"), Call.getDescriptor().findFieldByName("type")))
			.isEqualTo(Call.Type.KILL.getValueDescriptor());
	}

	private static Resource scalar(double value) {
		return Resource.newBuilder()
			.setName("a/b")
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

	private void assertRefused(String json, Message prototype, String detail) {
		assertThatExceptionOfType(JsonConversionException.class).isThrownBy(() -> read(this.old, json, prototype))
			.satisfies((ex) -> assertThat(ex.getDetail()).isEqualTo(detail));
	}

	private static <T extends Message> T read(MessageCodec codec, String json, T prototype) {
		return codec.decode(bytes(json), prototype);
	}

	private static byte[] bytes(String json) {
		return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
	}

	private static String write(MessageCodec codec, Message message) {
		return new String(codec.encode(message), StandardCharsets.UTF_8).replace('"', '\'');
	}

}
