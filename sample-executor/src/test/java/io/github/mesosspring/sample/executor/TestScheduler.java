package io.github.mesosspring.sample.executor;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A framework on the same starter, whose tasks need an executor.
 */
final class TestScheduler implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final Handlers handlers;

	private TestScheduler(ConfigurableApplicationContext context) {
		this.context = context;
		this.handlers = context.getBean(Handlers.class);
	}

	static TestScheduler start(URI master, Encoding encoding) {
		return new TestScheduler(new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.config.location=optional:file:none/", "spring.application.name=test",
					"spring.main.banner-mode=off", "mesos.master=" + master, "mesos.encoding=" + encoding,
					"mesos.framework.id-store=memory", "mesos.on-stop=teardown")
			.run());
	}

	/** Launch what is made of the next offer. */
	void launch(Function<Offer, Offer.Operation> operation) {
		this.handlers.waiting.add(operation);
	}

	void kill(String task) {
		calls().kill(TaskID.newBuilder().setValue(task).build(), null, null).block();
	}

	void shutdown() {
		calls().shutdown(Launches.EXECUTOR_ID, agent()).block();
	}

	/** Ask until there is an answer: either may get lost while the agent is away. */
	String ask(String question) {
		return ask(question, "");
	}

	/** Ask until the answer ends as expected. */
	String ask(String question, String end) {
		return await().until(() -> {
			calls().message(Launches.EXECUTOR_ID, agent(), question.getBytes()).block();
			return this.handlers.messages.stream()
				.filter((answer) -> answer.startsWith(question) && answer.endsWith(end))
				.findFirst()
				.orElse("");
		}, (answer) -> !answer.isEmpty());
	}

	void awaitStates(String task, TaskState... states) {
		await().untilAsserted(() -> assertThat(states(task)).as(task).containsExactly(states));
	}

	List<TaskState> states(String task) {
		return updates(task).stream().map(TaskStatus::getState).toList();
	}

	List<TaskStatus> updates(String task) {
		return this.handlers.updates.stream().filter((status) -> status.getTaskId().getValue().equals(task)).toList();
	}

	/** The end of the executor. */
	Event.Failure awaitFailure() {
		await().until(() -> !this.handlers.failures.isEmpty());
		return this.handlers.failures.get(0);
	}

	static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
	}

	private AgentID agent() {
		return this.handlers.updates.get(0).getAgentId();
	}

	private CallOperations calls() {
		return this.context.getBean(CallOperations.class);
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Handlers handlers() {
			return new Handlers();
		}

	}

	static class Handlers {

		private static final Filters SHORTLY = Filters.newBuilder().setRefuseSeconds(0.1).build();

		final Queue<Function<Offer, Offer.Operation>> waiting = new ConcurrentLinkedQueue<>();

		final List<TaskStatus> updates = new CopyOnWriteArrayList<>();

		final List<String> messages = new CopyOnWriteArrayList<>();

		final List<Event.Failure> failures = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		void offer(Offer offer, CallOperations calls) {
			List<Offer.Operation> operations = new ArrayList<>();
			for (var next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
				operations.add(next.apply(offer));
			}
			calls.accept(List.of(offer.getId()), operations, SHORTLY);
		}

		@MesosEventHandler
		void update(TaskStatus status) {
			this.updates.add(status);
		}

		@MesosEventHandler
		void message(Event.Message message) {
			this.messages.add(message.getData().toStringUtf8());
		}

		@MesosEventHandler
		void failure(Event.Failure failure) {
			this.failures.add(failure);
		}

	}

}
