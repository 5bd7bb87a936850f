package io.github.mesosspring.codec;

import java.nio.charset.StandardCharsets;

import com.google.protobuf.Message;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Parameters;
import io.github.mesosspring.protocol.master.Response;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonCodecTests {

	private final MessageCodec codec = Encoding.JSON.codec();

	@Test
	void readsFieldsByTheirExactNameOnly() {
		Call call = call("{'frameworkId':{'value':'f'},'type':'REVIVE','unknown':{'a':[1,{}]}}");
		assertThat(call).isEqualTo(Call.newBuilder().setType(Call.Type.REVIVE).build());
	}

	@Test
	void ignoresUnknownNamesOfOptionalEnums() {
		assertThat(call("{'type':'FROBNICATE'}").hasType()).isFalse();
	}

	@Test
	void treatsNullAsAbsent() {
		assertThat(call("{'type':null,'revive':null,'accept':{'offer_ids':[null]}}").getAccept().getOfferIdsCount())
			.isZero();
	}

	@Test
	void readsASingleValueAsAListOfOne() {
		Call call = call("{'decline':{'offer_ids':{'value':'a'}}, 'revive':{'roles':'r'}}");
		assertThat(call.getDecline().getOfferIds(0).getValue()).isEqualTo("a");
		assertThat(call.getRevive().getRolesList()).containsExactly("r");
	}

	@Test
	void lastOfDuplicateNamesWins() {
		Call call = call("""
				{'type':'KILL','type':'REVIVE','framework_id':{'value':'a'},'framework_id':null,
				'revive':{'roles':['a','b']},'revive':{'roles':['x'],'roles':['c','d']}}""");
		assertThat(call).isEqualTo(Call.newBuilder()
			.setType(Call.Type.REVIVE)
			.setRevive(Call.Revive.newBuilder().addRoles("c").addRoles("d"))
			.build());
	}

	@ParameterizedTest
	@CsvSource({ "7,7", "7.9,7", "-7.9,-7", "'\"7\"',7", "'\"5s\"',5", "'\" 12.7\"',12", "1e3,1000",
			"1795336325687441123,1795336325687441123", "9223372036854775807,9223372036854775807" })
	void readsIntegersFromNumbersAndStrings(String json, long expected) {
		assertThat(graceNanos(json)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "9223372036854775808", "1e19", "\"99999999999999999999\"", "1e400" })
	void refusesIntegersOutOfRange(String json) {
		assertThatExceptionOfType(JsonConversionException.class).isThrownBy(() -> graceNanos(json))
			.satisfies((ex) -> assertThat(ex.getDetail())
				.isEqualTo("The JSON number for field 'nanoseconds' is out of range"));
	}

	@Test
	void readsUnsignedNumbersToTheirLimits() {
		Message range = decode("{'begin':18446744073709551615,'end':'18446744073709551614'}",
				io.github.mesosspring.protocol.Value.Range.getDefaultInstance());
		io.github.mesosspring.protocol.Value.Range read = (io.github.mesosspring.protocol.Value.Range) range;
		assertThat(Long.toUnsignedString(read.getBegin())).isEqualTo("18446744073709551615");
		assertThat(Long.toUnsignedString(read.getEnd())).isEqualTo("18446744073709551614");
		assertThat(json(Encoding.JSON.codec(), read))
			.isEqualTo("{'begin':18446744073709551615,'end':18446744073709551614}");
	}

	@ParameterizedTest
	@CsvSource({ "5,5.0", "5.25,5.25", "'\"5.5\"',5.5", "'\"Infinity\"',Infinity", "'\"-Infinity\"',-Infinity" })
	void readsDoublesFromNumbersAndStrings(String json, double expected) {
		Call call = call("{'decline':{'filters':{'refuse_seconds':" + json + "}}}");
		assertThat(call.getDecline().getFilters().getRefuseSeconds()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "\"true\"" })
	void readsBooleansFromLiteralsAndStrings(String json) {
		assertThat(((FrameworkInfo) decode("{'user':'u','name':'n','checkpoint':" + json + "}",
				FrameworkInfo.getDefaultInstance()))
			.getCheckpoint()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "AQID/w==", "AQID/w", "AQ\\nID /w=", "AQID/w==junk!" })
	void readsBase64WithoutPaddingAndWithBlanks(String text) {
		assertThat(acknowledge(text).getAcknowledge().getUuid().toByteArray()).containsExactly(1, 2, 3, -1);
	}

	@Test
	void readsDurationsAsObjects() {
		Call call = call(
				"""
						{'accept':{'operations':[{'launch_group':{'executor':{'executor_id':{'value':'e'}},'task_group':{'tasks':
						[{'name':'t','task_id':{'value':'t'},'agent_id':{'value':'a'},'max_completion_time':{'nanoseconds':1},
						'check':{'type':'TCP'}}]}}}]}}""");
		assertThat(call.getAccept().getOperations(0).getLaunchGroup().getTaskGroup().getTasks(0)).satisfies((task) -> {
			assertThat(task.getMaxCompletionTime().getNanoseconds()).isEqualTo(1);
			assertThat(task.getCheck().getType().name()).isEqualTo("TCP");
		});
		com.google.protobuf.Duration duration = (com.google.protobuf.Duration) decode("{'seconds':600,'nanos':7}",
				com.google.protobuf.Duration.getDefaultInstance());
		assertThat(duration.getSeconds()).isEqualTo(600);
		assertThat(json(this.codec, duration)).isEqualTo("{'seconds':600,'nanos':7}");
	}

	@Test
	void readsAndWritesMapsAsObjects() {
		String json = "{'offer_filters':{'a':{'min_allocatable_resources':{'quantities':"
				+ "[{'quantities':{'cpus':{'value':1.0},'mem':{'value':32.0}}}]}}},'user':'u','name':'n'}";
		FrameworkInfo info = (FrameworkInfo) decode(json, FrameworkInfo.getDefaultInstance());
		assertThat(info.getOfferFiltersOrThrow("a")
			.getMinAllocatableResources()
			.getQuantities(0)
			.getQuantitiesOrThrow("mem")
			.getValue()).isEqualTo(32.0);
		FrameworkInfo again = this.codec.decode(this.codec.encode(info), FrameworkInfo.getDefaultInstance());
		assertThat(again).isEqualTo(info);
		assertThat(json(this.codec, info)).contains("'quantities':[{'quantities':{'cpus':{'value':1.0}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					[1]                              | Expecting a JSON object
					null                             | Expecting a JSON object
					'REVIVE'                         | Expecting a JSON object
					{'type':5}                       | Not expecting a JSON number for field 'type'
					{'framework_id':'a'}             | Not expecting a JSON string for field 'framework_id'
					{'kill':[]}                      | Not expecting a JSON array for field 'kill'
					{'type':{}}                      | Not expecting a JSON object for field 'type'
					{'type':true}                    | Not expecting a JSON boolean for field 'type'
					{'kill':{}}                      | Missing required fields: kill.task_id
					{'subscribe':{'frameworkInfo':1}} | Missing required fields: subscribe.framework_info
					{'subscribe':{'framework_info':{}}} | Missing required fields: subscribe.framework_info.user, subscribe.framework_info.name
					{'decline':{'offer_ids':[{'value':'a'},{}]}} | Missing required fields: decline.offer_ids[1].value
					{'accept':{'offer_ids':[],'filters':{'refuse_seconds':'x'}}} | Failed to parse 'x' as a JSON number for field 'refuse_seconds'
					{'acknowledge':{'uuid':'!!!'}}   | Failed to base64 decode bytes field 'uuid': Invalid character '!'
					{'acknowledge':{'uuid':'-_-_'}}  | Failed to base64 decode bytes field 'uuid': Invalid character '-'
					""",
			quoteCharacter = '`')
	void saysLikeAMasterWhatDoesNotMap(String json, String detail) {
		String text = json.equals("'REVIVE'") ? "\"REVIVE\"" : json;
		assertThatExceptionOfType(JsonConversionException.class).isThrownBy(() -> call(text))
			.satisfies((ex) -> assertThat(ex.getDetail()).isEqualTo(detail));
	}

	@Test
	void saysLikeAMasterThatARequiredEnumIsUnknown() {
		assertThatExceptionOfType(JsonConversionException.class)
			.isThrownBy(() -> decode("{'task_id':{'value':'a'},'state':'TASK_FROB'}",
					io.github.mesosspring.protocol.TaskStatus.getDefaultInstance()))
			.satisfies((ex) -> assertThat(ex.getDetail()).isEqualTo("Failed to find enum for 'TASK_FROB'"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "nothing", quoteCharacter = '`', textBlock = """
			``                             | syntax error at line 1 near:
			{'type':'REVIVE','framework_id': | syntax error at line 1 near:
			hello                          | syntax error at line 1 near: hello
			{'type':'REVIVE'} x            | Parsed JSON included non-whitespace trailing characters:  x
			{'type':5} x                   | Parsed JSON included non-whitespace trailing characters:  x
			[1] x                          | Parsed JSON included non-whitespace trailing characters:  x
			{'type':5                      | syntax error at line 1 near:
			""")
	void saysLikeAMasterWhatIsNoJson(String json, String detail) {
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> call(json))
			.satisfies((ex) -> assertThat(ex.getDetail().strip()).isEqualTo(detail));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16" })
	void refusesWiderCharacters(String charset) throws Exception {
		byte[] bytes = "{\"type\":\"REVIVE\"}".getBytes(charset);
		assertThatExceptionOfType(MalformedJsonException.class)
			.isThrownBy(() -> this.codec.decode(bytes, Call.getDefaultInstance()));
	}

	@Test
	void refusesAByteOrderMark() {
		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> call("\ufeff{'type':'REVIVE'}"))
			.satisfies((ex) -> assertThat(ex.getDetail())
				.isEqualTo("syntax error at line 1 near: \ufeff{\"type\":\"REVIVE\"}"));
	}

	@Test
	void refusesNestingBeyondTwoHundred() {
		assertThat(call("{'x':" + "[".repeat(199) + "]".repeat(199) + "}")).isEqualTo(Call.getDefaultInstance());
		assertThatExceptionOfType(MalformedJsonException.class)
			.isThrownBy(() -> call("{'x':" + "[".repeat(200) + "]".repeat(200) + "}"));
	}

	@Test
	void readsInvalidUtf8AsReplacementCharacters() {
		byte[] bytes = "{\"type\":\"UPDATE\",\"update\":{\"status\":{\"task_id\":{\"value\":\"\u00ff\u00fe\"},\"state\":\"TASK_LOST\"}}}"
			.getBytes(StandardCharsets.ISO_8859_1);
		Event event = this.codec.decode(bytes, Event.getDefaultInstance());
		assertThat(event.getUpdate().getStatus().getTaskId().getValue()).isEqualTo("\ufffd\ufffd");
	}

	@Test
	void clientWritesOnlyWhatIsSet() {
		assertThat(json(this.codec, info())).isEqualTo("{'user':'u','name':'n'}");
	}

	@Test
	void masterWritesDeclaredDefaultsThatAreNotDeprecated() {
		assertThat(json(MesosJson.masterCodec(), info()))
			.isEqualTo("{'user':'u','name':'n','failover_timeout':0.0,'checkpoint':false}");
	}

	@Test
	void writesTheEmptyListsThatOperatorsGetFromMasters() {
		Response.GetTasks tasks = Response.GetTasks.getDefaultInstance();
		assertThat(json(this.codec, tasks)).isEqualTo("{}");
		assertThat(json(MesosJson.masterCodec(), tasks))
			.isEqualTo("{'tasks':[],'unreachable_tasks':[],'completed_tasks':[]}");
		assertThat(json(MesosJson.masterCodec(), Response.GetOperations.getDefaultInstance())).isEqualTo("{}");
	}

	@Test
	void writesDoublesWithAFractionAndInfinityQuoted() {
		assertThat(json(this.codec, info().toBuilder().setFailoverTimeout(15).build())).contains(":15.0");
		assertThat(json(this.codec, info().toBuilder().setFailoverTimeout(Double.POSITIVE_INFINITY).build()))
			.contains(":'Infinity'");
		assertThatExceptionOfType(CodecException.class)
			.isThrownBy(() -> this.codec.encode(info().toBuilder().setFailoverTimeout(Double.NaN).build()))
			.withMessageContaining("mesos.v1.FrameworkInfo.failover_timeout");
	}

	@ParameterizedTest
	@CsvSource({ "0,0.0", "-15,-15.0", "0.1,0.1", "1e7,10000000.0", "1795336628.691827,1795336628.691827",
			"-1e20,-100000000000000000000.0", "1e21,1.0E21", "0.00012,0.00012", "1e-7,1.0E-7" })
	void writesExponentsOnlyWhereTheyAreExtreme(double value, String expected) {
		assertThat(json(this.codec, info().toBuilder().setFailoverTimeout(value).build()))
			.endsWith("'failover_timeout':" + expected + "}");
	}

	@Test
	void writesBytesAsBase64() {
		assertThat(json(this.codec, acknowledge("AQID/w=="))).contains("'uuid':'AQID/w=='");
	}

	@Test
	void leavesEmptyListsOut() {
		assertThat(json(this.codec, Parameters.getDefaultInstance())).isEqualTo("{}");
	}

	@Test
	void writesAnUnpairedSurrogateSoThatItIsReadAgain() {
		FrameworkInfo unpaired = info().toBuilder().setName("a\ud800b").build();
		FrameworkInfo again = this.codec.decode(this.codec.encode(unpaired), FrameworkInfo.getDefaultInstance());
		assertThat(again.getName()).isEqualTo("a\ud800b");
	}

	@Test
	void peekStopsAtTheFirstTopLevelMatch() {
		byte[] bytes = bytes("{'error':{'type':'OFFERS','message':'x'},'type':'ERROR', broken");
		assertThat(this.codec.peekEnum(bytes, typeField())).isEqualTo(Event.Type.ERROR.getValueDescriptor());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{'type':null}", "{'type':'FROB'}", "{'error':{'type':'OFFERS'}}" })
	void peekFindsNothingWhereTheTypeIsAbsentOrUnknown(String json) {
		assertThat(this.codec.peekEnum(bytes(json), typeField())).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "hello", "{'error':", "[]", "{'type':3}" })
	void peekRefusesWhatIsNoMessage(String json) {
		assertThatExceptionOfType(CodecException.class).isThrownBy(() -> this.codec.peekEnum(bytes(json), typeField()));
	}

	private static com.google.protobuf.Descriptors.FieldDescriptor typeField() {
		return Event.getDescriptor().findFieldByName("type");
	}

	private static FrameworkInfo info() {
		return FrameworkInfo.newBuilder().setUser("u").setName("n").build();
	}

	private long graceNanos(String json) {
		return call("{'kill':{'task_id':{'value':'t'},'kill_policy':{'grace_period':{'nanoseconds':" + json + "}}}}")
			.getKill()
			.getKillPolicy()
			.getGracePeriod()
			.getNanoseconds();
	}

	private Call acknowledge(String uuid) {
		return call("{'acknowledge':{'agent_id':{'value':'a'},'task_id':{'value':'t'},'uuid':'" + uuid + "'}}");
	}

	private Call call(String json) {
		return (Call) decode(json, Call.getDefaultInstance());
	}

	private Message decode(String json, Message prototype) {
		return this.codec.decode(bytes(json), prototype);
	}

	private static byte[] bytes(String json) {
		return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
	}

	private static String json(MessageCodec codec, Message message) {
		return new String(codec.encode(message), StandardCharsets.UTF_8).replace('"', '\'');
	}

}
