package io.github.mesosspring.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.mesosspring.protocol.scheduler.Call;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class CallDeadlinesTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final CallReporter reporter = new CallReporter(List.of(), new CallTaps(List.of()),
			new CallObservations(ObservationRegistry.NOOP, null, "jobs"), this.time,
			() -> this.time.now(TimeUnit.NANOSECONDS));

	private final List<String> ended = new ArrayList<>();

	@Test
	void aCallEndsWhenItsTimeIsOverAndNotBefore() {
		limit(open(), 1000, "call");
		advance(999);
		assertThat(this.ended).isEmpty();
		advance(1);
		assertThat(this.ended).containsExactly("call");
		advance(5000);
		assertThat(this.ended).as("once").hasSize(1);
	}

	@Test
	void theShortestTimeEndsFirstWhicheverWasSetFirst() {
		limit(open(), 3000, "long");
		limit(open(), 1000, "short");
		limit(open(), 2000, "middle");
		advance(1000);
		assertThat(this.ended).containsExactly("short");
		advance(2000);
		assertThat(this.ended).containsExactly("short", "middle", "long");
	}

	@Test
	void callsWhoseTimeEndsTogetherEndInTheOrderInWhichTheyWereMade() {
		IntStream.range(0, 50).forEach((number) -> limit(open(), 1000, "call " + number));
		advance(1000);
		assertThat(this.ended)
			.containsExactlyElementsOf(IntStream.range(0, 50).mapToObj((number) -> "call " + number).toList());
	}

	@Test
	void aLaterLimitReplacesTheOneBefore() {
		CallSettlement call = open();
		limit(call, 1000, "waited");
		advance(900);
		limit(call, 1000, "sent");
		advance(900);
		assertThat(this.ended).isEmpty();
		advance(100);
		assertThat(this.ended).containsExactly("sent");
	}

	@Test
	void aCallWithAnOutcomeIsNotEnded() {
		CallSettlement call = open();
		limit(call, 1000, "call");
		call.accepted(new CallResponse(202, new byte[0]));
		advance(2000);
		assertThat(this.ended).isEmpty();
	}

	@Test
	void oneTimerServesHoweverManyCallsThereAre() {
		IntStream.range(0, 1000).forEach((number) -> limit(open(), 1000 + number, "call"));
		assertThat(this.time.getScheduledTaskCount()).isEqualTo(1);
	}

	@Test
	void oneThatCannotBeEndedKeepsNoOtherFromIt() {
		open().limit(Duration.ofMillis(1000), () -> {
			throw new IllegalStateException("broken");
		});
		limit(open(), 1000, "good");
		limit(open(), 2000, "later");
		advance(2000);
		assertThat(this.ended).containsExactly("good", "later");
	}

	@Test
	void aTimeWithoutEndIsNone() {
		limit(open(), Long.MAX_VALUE, "endless");
		limit(open(), 1000, "call");
		advance(1000);
		assertThat(this.ended).containsExactly("call");
	}

	private CallSettlement open() {
		return this.reporter.open(CallExamples.of(Call.Type.REQUEST));
	}

	private void limit(CallSettlement call, long millis, String name) {
		call.limit(Duration.ofMillis(millis), () -> {
			this.ended.add(name);
			call.failed(new CallUnknownException(Call.Type.REQUEST, "its time is over", null));
		});
	}

	private void advance(long millis) {
		this.time.advanceTimeBy(Duration.ofMillis(millis));
	}

}
