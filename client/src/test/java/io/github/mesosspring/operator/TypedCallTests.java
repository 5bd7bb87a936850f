package io.github.mesosspring.operator;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.agent.Call;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every call has its typed method, also those that were not recorded.
 */
class TypedCallTests {

	/** Calls whose answer is a stream; they have no plain method. */
	private static final Set<String> STREAMS = Set.of("SUBSCRIBE", "LAUNCH_NESTED_CONTAINER_SESSION",
			"ATTACH_CONTAINER_INPUT", "ATTACH_CONTAINER_OUTPUT");

	private final OperatorServer server = new OperatorServer((call) -> OperatorServer.text(200, ""));

	private final MesosWebClients clients = MesosWebClients.reactorNetty();

	private final MesosOperatorTemplate template = MesosOperatorTemplate
		.builder(this.clients, Encoding.PROTOBUF.codec(), new Masters(this.server.uri()))
		.build();

	@AfterEach
	void close() {
		this.clients.close();
		this.server.close();
	}

	@Test
	void everyCallHasAMethodOfItsName() {
		assertThat(methods(MasterOperations.class))
			.containsAll(names(io.github.mesosspring.protocol.master.Call.Type.values()));
		assertThat(methods(AgentOperations.class)).containsAll(names(Call.Type.values()));
	}

	@Test
	void everyCallWasRecordedOrIsASample() {
		assertThat(known(SampleMasterCalls.all(), true))
			.containsAll(typed(io.github.mesosspring.protocol.master.Call.Type.values()));
		assertThat(known(SampleAgentCalls.all(), false)).containsAll(typed(Call.Type.values()));
	}

	static List<io.github.mesosspring.protocol.master.Call> masterCalls() {
		return SampleMasterCalls.all();
	}

	static List<Call> agentCalls() {
		return SampleAgentCalls.all();
	}

	@ParameterizedTest
	@MethodSource("masterCalls")
	void sendsACallToTheMaster(io.github.mesosspring.protocol.master.Call call) {
		sends(call, TypedMasterCalls.make(this.template.master(), call));
	}

	@ParameterizedTest
	@MethodSource("agentCalls")
	void sendsACallToTheAgent(Call call) {
		sends(call, TypedAgentCalls.make(this.template.agent(this.server.uri()), call));
	}

	private void sends(Message call, Mono<?> made) {
		// what is answered is not the matter here, and READ_FILE misses its answer
		made.onErrorComplete(OperatorCallUnknownException.class).block();
		assertThat(this.server.received).singleElement()
			.satisfies(
					(received) -> assertThat(Encoding.PROTOBUF.codec().decode(received.body(), call)).isEqualTo(call));
	}

	private static Set<String> known(List<? extends Message> samples, boolean master) {
		Stream<Message> recorded = RecordedOperatorCalls.all()
			.filter((exchange) -> RecordedOperatorCalls.isForMaster(exchange) == master)
			.map((exchange) -> Objects.requireNonNull(RecordedOperatorCalls.call(exchange)));
		return Stream.concat(recorded, samples.stream()).map(OperatorRules::name).collect(Collectors.toSet());
	}

	private static Set<String> methods(Class<?> type) {
		return Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toSet());
	}

	/** Such as getHealth of GET_HEALTH. */
	private static List<String> names(Enum<?>[] types) {
		return typed(types).stream().map((type) -> {
			String words = Arrays.stream(type.split("_"))
				.map((word) -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
				.collect(Collectors.joining());
			return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
		}).toList();
	}

	private static List<String> typed(Enum<?>[] types) {
		return Arrays.stream(types)
			.map(Enum::name)
			.filter((name) -> !name.equals("UNKNOWN") && !STREAMS.contains(name))
			.toList();
	}

}
