package io.github.mesosspring.executor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.executor.Event;
import io.github.mesosspring.recordio.RecordIoEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DomainSocketTests {

	@Test
	void subscribesAndCallsThroughTheSocketOfTheAgent(@TempDir Path folder) throws Exception {
		Path socket = folder.resolve("agent.sock");
		String stream = chunk(AgentEvents.subscribed()) + chunk(AgentEvents.launch("t"));
		try (SocketAgent agent = new SocketAgent(socket,
				"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n" + stream,
				"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n")) {
			ExecutorEnvironment environment = ExecutorEnvironment.of(variables(socket));
			NotingSink sink = new NotingSink();
			try (MesosWebClients clients = environment.webClients();
					ExecutorTemplate template = new ExecutorTemplate(environment, clients, Encoding.JSON)) {
				ExecutorSubscription subscription = ExecutorSubscription.builder(template).sink(sink).build();
				subscription.start();
				await().until(() -> sink.notes.contains("LAUNCH 1"));
				assertThat(template.updateAndAwait(AgentEvents.status("t", TaskState.TASK_RUNNING)).status())
					.isEqualTo(202);
				assertThat(agent.requests).hasSize(2).allSatisfy((request) -> {
					assertThat(request).startsWith("POST /slave(1)/api/v1/executor HTTP/1.1\r\n");
					assertThat(request).containsIgnoringCase("\r\nauthorization: Bearer a.b.c\r\n");
					assertThat(request).containsIgnoringCase("\r\nhost: ");
				});
				subscription.stop(() -> {
				});
			}
		}
	}

	private static Map<String, String> variables(Path socket) {
		return new HashMap<>(Map.of("MESOS_FRAMEWORK_ID", "f-1", "MESOS_EXECUTOR_ID", "ex-1", "MESOS_SLAVE_PID",
				"slave(1)@127.0.0.1:5051", "MESOS_DOMAIN_SOCKET", socket.toString(),
				"MESOS_EXECUTOR_AUTHENTICATION_TOKEN", "a.b.c"));
	}

	private static String chunk(Event event) {
		byte[] record = RecordIoEncoder.encode(Encoding.JSON.codec().encode(event));
		return Integer.toHexString(record.length) + "\r\n" + new String(record, StandardCharsets.UTF_8) + "\r\n";
	}

}
