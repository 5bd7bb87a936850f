package io.github.mesosspring.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.google.protobuf.ByteString;
import io.github.mesosspring.election.Election;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalSnapshot;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The end of an application, seen by the master.
 */
@ExtendWith(OutputCaptureExtension.class)
class ShutdownTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final EmbeddedMesos mesos = EmbeddedMesos.builder().agents(1).start();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class))
		.withPropertyValues("spring.application.name=jobs", "mesos.master=" + this.mesos.connectString(),
				"mesos.framework.id-store=memory");

	@AfterEach
	void close() {
		this.mesos.close();
	}

	@Test
	void updateThatIsBeingHandledIsHandledToItsEndAndAcknowledged(CapturedOutput output) {
		this.contextRunner.withBean(EmbeddedMesosEndToEndTests.OneTask.class)
			.withBean(SlowHandler.class)
			.run((context) -> {
				SlowHandler handler = context.getBean(SlowHandler.class);
				assertThat(handler.entered.await(30, TimeUnit.SECONDS)).isTrue();
				ByteString uuid = handler.uuid.get();
				assertThat(calls(Call.Type.ACKNOWLEDGE)).noneMatch((call) -> uuid(call).equals(uuid));
				((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();
				assertThat(calls(Call.Type.ACKNOWLEDGE)).anyMatch((call) -> uuid(call).equals(uuid));
				assertThat(calls(Call.Type.TEARDOWN)).isEmpty();
			});
		assertThat(output).doesNotContain("mesos.stop-timeout");
		await().atMost(LIMIT).until(() -> this.mesos.journal().snapshot().subscribed().isEmpty());
		assertThat(this.mesos.journal().snapshot().entries())
			.filteredOn(
					(entry) -> entry instanceof JournalEntry.CallAnswered || entry instanceof JournalEntry.StreamClosed)
			.last()
			.isInstanceOf(JournalEntry.StreamClosed.class);
	}

	@Test
	void handlerThatMayStopTheSubscriptionDoesSoWithoutWaitingForItself() {
		this.contextRunner.withBean(EmbeddedMesosEndToEndTests.OneTask.class)
			.withBean(StoppingHandler.class)
			.run((context) -> {
				MesosSubscription subscription = context.getBean(MesosSubscription.class);
				await().atMost(Duration.ofSeconds(15))
					.until(() -> subscription.status().state() == SubscriptionState.STOPPED);
				StoppingHandler handler = context.getBean(StoppingHandler.class);
				assertThat(calls(Call.Type.ACKNOWLEDGE)).anyMatch((call) -> uuid(call).equals(handler.uuid.get()));
			});
	}

	@Test
	void tearsTheFrameworkDownIfThatIsConfigured() {
		this.contextRunner.withPropertyValues("mesos.on-stop=teardown").run((context) -> {
			MesosSubscription subscription = subscribed(context);
			assertThat(subscription.isPauseable()).isFalse();
			((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();
			assertThat(subscription.status().frameworkId()).isNull();
		});
		// the stream ends before the call is answered and written down
		await().atMost(LIMIT).until(() -> !calls(Call.Type.TEARDOWN).isEmpty());
		assertThat(calls(Call.Type.TEARDOWN)).hasSize(1);
	}

	@Test
	void leavesTheFrameworkToFailOverOtherwise() {
		this.contextRunner.run((context) -> {
			MesosSubscription subscription = subscribed(context);
			assertThat(subscription.isPauseable()).isTrue();
			((ConfigurableApplicationContext) context.getSourceApplicationContext()).close();
			assertThat(subscription.status().frameworkId()).isNotNull();
		});
		assertThat(calls(Call.Type.TEARDOWN)).isEmpty();
	}

	@Test
	void pauseOfTheContextDoesNotTearDownWhatAStopWould() {
		this.contextRunner.withPropertyValues("mesos.on-stop=teardown").run((context) -> {
			MesosSubscription subscription = subscribed(context);
			((ConfigurableApplicationContext) context.getSourceApplicationContext()).pause();
			assertThat(subscription.status().state()).isEqualTo(SubscriptionState.SUBSCRIBED);
			((ConfigurableApplicationContext) context.getSourceApplicationContext()).restart();
			assertThat(calls(Call.Type.TEARDOWN)).isEmpty();
		});
	}

	@Test
	void warnsOfAFrameworkIdThatIsForgotten(CapturedOutput output) {
		this.contextRunner.run((context) -> subscribed(context));
		assertThat(output).containsOnlyOnce("mesos.framework.id-store");
	}

	@Test
	void electionOfTheApplicationIsUsed(@TempDir Path folder) {
		this.contextRunner
			.withPropertyValues("mesos.framework.id-store=file",
					"mesos.framework.id-file=" + folder.resolve("framework.id"))
			.withBean(Election.class, Nobody::new)
			.run((context) -> {
				MesosSubscription subscription = context.getBean(MesosSubscription.class);
				await().atMost(LIMIT).until(() -> subscription.status().state() == SubscriptionState.STANDBY);
				assertThat(calls(Call.Type.SUBSCRIBE)).isEmpty();
			});
	}

	private static MesosSubscription subscribed(AssertableApplicationContext context) {
		MesosSubscription subscription = context.getBean(MesosSubscription.class);
		await().atMost(LIMIT).until(() -> subscription.status().state() == SubscriptionState.SUBSCRIBED);
		return subscription;
	}

	private List<Call> calls(Call.Type type) {
		JournalSnapshot snapshot = this.mesos.journal().snapshot();
		return snapshot.entries()
			.stream()
			.filter(JournalEntry.CallAnswered.class::isInstance)
			.map((entry) -> ((JournalEntry.CallAnswered) entry).call())
			.filter((call) -> call.getType() == type)
			.toList();
	}

	private static ByteString uuid(Call acknowledge) {
		return acknowledge.getAcknowledge().getUuid();
	}

	/**
	 * Is in the middle of an update when the application ends.
	 */
	static class SlowHandler {

		final CountDownLatch entered = new CountDownLatch(1);

		final AtomicReference<ByteString> uuid = new AtomicReference<>();

		private final CountDownLatch closing = new CountDownLatch(1);

		@MesosEventHandler
		void updated(TaskStatus status) throws InterruptedException {
			if (this.uuid.compareAndSet(null, status.getUuid())) {
				this.entered.countDown();
				assertThat(this.closing.await(30, TimeUnit.SECONDS)).isTrue();
			}
		}

		@EventListener
		void closing(ContextClosedEvent event) {
			this.closing.countDown();
		}

	}

	/**
	 * Stops the subscription from within a handler.
	 */
	static class StoppingHandler {

		final AtomicReference<ByteString> uuid = new AtomicReference<>();

		private final ObjectProvider<MesosSubscription> subscription;

		StoppingHandler(ObjectProvider<MesosSubscription> subscription) {
			this.subscription = subscription;
		}

		@MesosEventHandler
		void updated(TaskStatus status) {
			if (this.uuid.compareAndSet(null, status.getUuid())) {
				this.subscription.getObject().stop();
			}
		}

	}

	/**
	 * An election that nobody wins.
	 */
	static class Nobody implements Election {

		final List<Candidate> candidates = new CopyOnWriteArrayList<>();

		@Override
		public void start(Candidate candidate) {
			this.candidates.add(candidate);
		}

		@Override
		public void stop() {
			this.candidates.clear();
		}

	}

}
