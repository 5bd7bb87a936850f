package io.github.mesosspring.autoconfigure;

import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.google.protobuf.ByteString;
import io.github.mesosspring.autoconfigure.event.MesosApplicationEventAutoConfiguration;
import io.github.mesosspring.autoconfigure.event.MesosOperationUpdateParkedEvent;
import io.github.mesosspring.autoconfigure.event.MesosStatusUpdateParkedEvent;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventOutcome;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventInterceptor;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

class MesosEventConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class,
				MesosApplicationEventAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false")
		.withUserConfiguration(Application.class);

	@Test
	void anUpdateThatFailsTooOftenIsPublishedAndNotDeliveredAgain() {
		this.contextRunner.withPropertyValues("mesos.dispatch.max-deliveries=2").run((context) -> {
			List<String> seen = context.getBean(Application.class).seen;
			deliver(context.getBean(EventDispatcher.class), 3);
			Awaitility.await().untilAsserted(() -> assertThat(seen).contains("parked t after 2 broken"));
			Awaitility.await().untilAsserted(() -> assertThat(seen).endsWith("2 FAILED", "1 FAILED"));
			assertThat(seen).containsExactly("1 before", "2 before", "handler", "2 FAILED", "1 FAILED", "1 before",
					"2 before", "handler", "parked t after 2 broken", "2 FAILED", "1 FAILED");
		});
	}

	@Test
	void anUpdateOfAnOperationThatFailsTooOftenIsPublishedToo() {
		this.contextRunner.withPropertyValues("mesos.dispatch.max-deliveries=1").run((context) -> {
			OperationStatus.Builder status = OperationStatus.newBuilder().setState(OperationState.OPERATION_FAILED);
			status.getOperationIdBuilder().setValue("r");
			status.getUuidBuilder().setValue(ByteString.copyFrom(new byte[16]));
			Event event = Event.newBuilder()
				.setType(Event.Type.UPDATE_OPERATION_STATUS)
				.setUpdateOperationStatus(Event.UpdateOperationStatus.newBuilder().setStatus(status))
				.build();
			EventDispatcher dispatcher = context.getBean(EventDispatcher.class);
			begin(dispatcher);
			dispatcher.accept(1, MesosEventType.UPDATE_OPERATION_STATUS, event.toByteArray());
			Awaitility.await()
				.untilAsserted(() -> assertThat(context.getBean(Application.class).seen)
					.contains("parked operation r after 1 broken"));
		});
	}

	@Test
	void nothingIsRememberedIfThePropertySaysSo() {
		this.contextRunner.withPropertyValues("mesos.dispatch.max-deliveries=1", "mesos.dispatch.remembered-updates=0")
			.run((context) -> {
				deliver(context.getBean(EventDispatcher.class), 3);
				Awaitility.await()
					.untilAsserted(
							() -> assertThat(context.getBean(Application.class).seen.stream().filter("handler"::equals))
								.hasSize(3));
			});
	}

	@Test
	void updatesWaitForAcknowledgementsBeforeTheseFillTheirLane() {
		Unanswered calls = new Unanswered();
		this.contextRunner.withPropertyValues("mesos.dispatch.max-deliveries=1", "mesos.calls.max-queued=6")
			.withBean(CallOperations.class, () -> calls, (definition) -> definition.setPrimary(true))
			.run((context) -> {
				EventDispatcher dispatcher = context.getBean(EventDispatcher.class);
				begin(dispatcher);
				for (int task = 0; task < 20; task++) {
					dispatcher.accept(1, MesosEventType.UPDATE, update("t" + task));
				}
				Awaitility.await().until(() -> calls.open.size() == 3);
				for (int task = 0; task < 20; task++) {
					Sinks.One<CallResponse> answer = calls.open.poll(10, TimeUnit.SECONDS);
					assertThat(answer).as("acknowledgement " + task).isNotNull();
					answer.tryEmitValue(new CallResponse(202, new byte[0])).orThrow();
				}
				assertThat(calls.mostOpen).hasValue(3);
			});
	}

	@Test
	void numbersBelowZeroFailTheStart() {
		this.contextRunner.withPropertyValues("mesos.dispatch.max-deliveries=-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'mesos.dispatch.max-deliveries' is -1"));
	}

	private static void begin(EventDispatcher dispatcher) {
		Session session = new Session(URI.create("http://m:5050"), FrameworkID.newBuilder().setValue("f").build(), null,
				1);
		dispatcher.begin(session, Event.newBuilder().setType(Event.Type.HEARTBEAT).build().toByteArray());
	}

	private static void deliver(EventDispatcher dispatcher, int times) {
		begin(dispatcher);
		for (int i = 0; i < times; i++) {
			dispatcher.accept(1, MesosEventType.UPDATE, update("t"));
		}
	}

	private static byte[] update(String task) {
		TaskStatus status = TaskStatus.newBuilder()
			.setTaskId(TaskID.newBuilder().setValue(task))
			.setState(TaskState.TASK_RUNNING)
			.setUuid(ByteString.copyFrom(new byte[16]))
			.build();
		return Event.newBuilder()
			.setType(Event.Type.UPDATE)
			.setUpdate(Event.Update.newBuilder().setStatus(status))
			.build()
			.toByteArray();
	}

	/** Answers a call when the test does. */
	static class Unanswered implements CallOperations {

		final BlockingQueue<Sinks.One<CallResponse>> open = new LinkedBlockingQueue<>();

		final AtomicInteger mostOpen = new AtomicInteger();

		@Override
		public Mono<CallResponse> send(Call call) {
			Sinks.One<CallResponse> answer = Sinks.one();
			this.open.add(answer);
			this.mostOpen.accumulateAndGet(this.open.size(), Math::max);
			return answer.asMono();
		}

		@Override
		public CallResponse sendAndAwait(Call call) {
			throw new UnsupportedOperationException();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		void onUpdate(TaskStatus status) {
			this.seen.add("handler");
			throw new IllegalStateException("broken");
		}

		@MesosEventHandler
		void onUpdate(OperationStatus status) {
			throw new IllegalStateException("broken");
		}

		@EventListener
		void onParked(MesosOperationUpdateParkedEvent event) {
			this.seen.add("parked operation " + event.getStatus().getOperationId().getValue() + " after "
					+ event.getAttempt().number() + " " + event.getFailure().getMessage());
		}

		@EventListener
		void onParked(MesosStatusUpdateParkedEvent event) {
			this.seen.add("parked " + event.getStatus().getTaskId().getValue() + " after " + event.getAttempt().number()
					+ " " + event.getFailure().getMessage());
		}

		@Bean
		@Order(2)
		MesosEventInterceptor second() {
			return noting("2");
		}

		@Bean
		@Order(1)
		MesosEventInterceptor first() {
			return noting("1");
		}

		private MesosEventInterceptor noting(String name) {
			return new MesosEventInterceptor() {

				@Override
				public boolean before(MesosEventType type, Event event) {
					return note(name + " before");
				}

				@Override
				public void after(MesosEventType type, Event event, EventOutcome outcome) {
					note(name + " " + outcome);
				}

			};
		}

		private boolean note(String what) {
			return this.seen.add(what);
		}

	}

}
