package io.github.mesosspring.call;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.stream.Clock;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallReporterTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Clock clock = () -> this.time.now(TimeUnit.NANOSECONDS);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(CallTemplate.class);

	private final ObservationRegistry observations = ObservationRegistry.create();

	private final List<String> observed = new ArrayList<>();

	private final List<String> outcomes = new ArrayList<>();

	private CallReporter reporter;

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
		this.observations.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {

			@Override
			public void onStop(Observation.Context context) {
				CallReporterTests.this.observed.add(context.getName() + " " + context.getContextualName() + " "
						+ context.getLowCardinalityKeyValues() + " " + (context.getError() != null));
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof CallObservationContext;
			}

		});
		this.reporter = new CallReporter(List.of((type, outcome) -> this.outcomes.add(type + " " + outcome)),
				new CallTaps(List.of()), new CallObservations(this.observations, null, "jobs"), this.time, this.clock);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.log);
		this.time.dispose();
	}

	@Test
	void warnsOfAFailureThatNobodyLooksAt() {
		settle();
		this.time.advanceTimeBy(CallReporter.PATIENCE);
		assertThat(warnings())
			.containsExactly("KILL was not sent: no subscription stands (nobody subscribed to its outcome)");
	}

	@Test
	void leavesAFailureToWhoeverSubscribesInTime() {
		CallSettlement settlement = settle();
		assertThatExceptionOfType(CallNotSentException.class).isThrownBy(() -> settlement.outcome().block());
		this.time.advanceTimeBy(CallReporter.PATIENCE);
		assertThat(warnings()).isEmpty();
	}

	@Test
	void aCallHasOneOutcomeAndNoSecond() {
		CallSettlement settlement = settle();
		assertThat(settlement.accepted(new CallResponse(202, new byte[0]))).isFalse();
		assertThat(settlement.failed(new CallUnknownException(Call.Type.KILL, "lost", null))).isFalse();
		assertThat(this.outcomes).containsExactly("KILL NOT_SENT");
		assertThatExceptionOfType(CallNotSentException.class).isThrownBy(() -> settlement.outcome().block());
	}

	@Test
	void observesACallUntilItsOutcome() {
		CallSettlement settlement = this.reporter.open(call(Call.Type.ACCEPT));
		assertThat(this.observed).isEmpty();
		settlement.accepted(new CallResponse(202, new byte[0]));
		settle();
		assertThat(this.observed).containsExactly(
				"mesos.call mesos ACCEPT [keyValue(framework=jobs),keyValue(outcome=accepted),keyValue(type=ACCEPT)] false",
				"mesos.call mesos KILL [keyValue(framework=jobs),keyValue(outcome=not_sent),keyValue(type=KILL)] true");
	}

	@Test
	void aConventionThatThrowsKeepsNoCallFromItsOutcome() {
		this.reporter = new CallReporter(List.of((type, outcome) -> this.outcomes.add(type + " " + outcome)),
				new CallTaps(List.of()),
				new CallObservations(this.observations, new DefaultCallObservationConvention() {

					@Override
					public String getName() {
						throw new IllegalStateException("broken convention");
					}

				}, "jobs"), this.time, this.clock);
		settle();
		settle();
		assertThat(this.outcomes).containsExactly("KILL NOT_SENT", "KILL NOT_SENT");
	}

	private CallSettlement settle() {
		CallSettlement settlement = this.reporter.open(call(Call.Type.KILL));
		settlement.failed(new CallNotSentException(Call.Type.KILL, CallNotSentException.Reason.NOT_SUBSCRIBED,
				"no subscription stands"));
		return settlement;
	}

	private static Call call(Call.Type type) {
		return Call.newBuilder().setType(type).build();
	}

	private List<String> warnings() {
		return this.log.list.stream()
			.filter((event) -> event.getLevel() == Level.WARN)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

}
