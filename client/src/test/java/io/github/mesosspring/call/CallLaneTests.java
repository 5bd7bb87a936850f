package io.github.mesosspring.call;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class CallLaneTests {

	private final List<String> started = new ArrayList<>();

	private final Map<String, Runnable> inFlight = new LinkedHashMap<>();

	private final CallReporter reporter = new CallReporter(List.of(), new CallTaps(List.of()),
			new CallObservations(ObservationRegistry.NOOP, null, "jobs"), Schedulers.immediate(), System::nanoTime);

	@Test
	void oneCallIsInFlightAtATime() {
		CallLane lane = lane(1, (call) -> "same");
		submit(lane, "a", "b", "c");
		assertThat(this.started).containsExactly("a");
		land("a");
		assertThat(this.started).containsExactly("a", "b");
		land("b");
		assertThat(this.started).containsExactly("a", "b", "c");
	}

	@Test
	void tellsHowManyWaitAndHowManyAreInFlight() {
		CallLane lane = lane(2, (call) -> call.getKill().getTaskId());
		submit(lane, "a", "b", "c", "d");
		assertThat(lane.inFlight()).isEqualTo(2);
		assertThat(lane.waiting()).isEqualTo(2);
		land("a");
		assertThat(lane.waiting()).isOne();
		lane.remove((call) -> true);
		lane.release((call) -> true);
		assertThat(lane.inFlight()).isZero();
		assertThat(lane.waiting()).isZero();
	}

	@Test
	void neverTwoOfTheSameKeyAreInFlight() {
		CallLane lane = lane(3, (call) -> call.getKill().getTaskId().getValue().substring(0, 1));
		submit(lane, "a1", "a2", "b1", "a3", "c1", "d1");
		assertThat(this.started).containsExactly("a1", "b1", "c1");
		land("b1");
		assertThat(this.started).containsExactly("a1", "b1", "c1", "d1");
		land("a1");
		assertThat(this.started).endsWith("a2");
		land("a2");
		assertThat(this.started).endsWith("a3");
	}

	@Test
	void aLongRowOfCallsThatEndAtOnceMakesNoDeepStack() {
		List<String> ended = new ArrayList<>();
		List<Runnable> first = new ArrayList<>();
		CallLane lane = new CallLane(1, 100_000, (call) -> "same", (call, landed) -> {
			ended.add("call");
			if (ended.size() == 1) {
				first.add(landed);
			}
			else {
				landed.run();
			}
		});
		for (int i = 0; i < 50_000; i++) {
			lane.submit(call("x"));
		}
		first.get(0).run();
		assertThat(ended).hasSize(50_000);
	}

	@Test
	void aCallQueuedByTheOneThatEndsLeavesLater() {
		List<CallLane> self = new ArrayList<>();
		self.add(new CallLane(1, 10, (call) -> "same", (call, landed) -> {
			this.started.add(name(call));
			landed.run();
			if (name(call).equals("a")) {
				submit(self.get(0), "b");
			}
		}));
		submit(self.get(0), "a", "c");
		assertThat(this.started).containsExactly("a", "b", "c");
	}

	@Test
	void whatLeavesNextIsNotSearchedForBehindASlowCall() {
		AtomicInteger looks = new AtomicInteger();
		CallLane lane = new CallLane(2, 100_000, (call) -> {
			looks.incrementAndGet();
			return call.getKill().getTaskId().getValue().substring(0, 1);
		}, this::start);
		for (int i = 0; i < 2_000; i++) {
			submit(lane, "slow-" + i);
		}
		for (int i = 0; i < 2_000; i++) {
			submit(lane, "fast-" + i);
		}
		for (int i = 0; i < 2_000; i++) {
			land("fast-" + i);
		}
		assertThat(this.started).hasSize(2_001).doesNotContain("slow-1");
		assertThat(looks).as("a few for each call").hasValueLessThan(20_000);
		lane.close();
	}

	@Test
	void rowsTakeTurns() {
		CallLane lane = lane(1, (call) -> call.getKill().getTaskId().getValue().substring(0, 1));
		submit(lane, "a1", "a2", "a3", "b1", "c1");
		for (String name : List.of("a1", "b1", "c1", "a2")) {
			land(name);
		}
		assertThat(this.started).containsExactly("a1", "b1", "c1", "a2", "a3");
	}

	@Test
	void aReleasedCallThatEndsLateMakesNoRoomForASecondOfItsKey() {
		CallLane lane = lane(2, (call) -> call.getKill().getTaskId().getValue().substring(0, 1));
		submit(lane, "a1", "a2", "a3");
		lane.release((call) -> name(call).equals("a1"));
		assertThat(this.started).containsExactly("a1", "a2");
		land("a1");
		assertThat(this.started).containsExactly("a1", "a2");
		land("a2");
		assertThat(this.started).containsExactly("a1", "a2", "a3");
	}

	@Test
	void aCallThatIsTakenOutMakesRoomInTheQueue() {
		CallLane lane = new CallLane(1, 1, (call) -> "same", this::start);
		submit(lane, "flying");
		AdmittedCall waiting = call("a");
		lane.submit(waiting);
		assertThat(lane.remove(waiting)).isTrue();
		assertThat(lane.remove(waiting)).isFalse();
		submit(lane, "b");
		land("flying");
		assertThat(this.started).containsExactly("flying", "b");
	}

	@Test
	void refusesMoreThanItsBound() {
		CallLane lane = new CallLane(1, 2, (call) -> "same", this::start);
		submit(lane, "flying", "a", "b");
		CallNotSentException refusal = catchThrowableOfType(CallNotSentException.class, () -> submit(lane, "c"));
		assertThat(refusal.getReason()).isEqualTo(CallNotSentException.Reason.QUEUE_FULL);
		assertThat(refusal).hasMessageContaining("mesos.calls.max-queued");
		land("flying");
		submit(lane, "c");
	}

	@Test
	void whatIsTakenOutNeverLeaves() {
		CallLane lane = lane(1, (call) -> "same");
		submit(lane, "a", "b", "c");
		assertThat(lane.remove((call) -> name(call).equals("b"))).extracting(CallLaneTests::name).containsExactly("b");
		land("a");
		land("c");
		assertThat(this.started).containsExactly("a", "c");
	}

	@Test
	void aClosedLaneStartsNothing() {
		CallLane lane = lane(1, (call) -> "same");
		submit(lane, "a", "b");
		assertThat(lane.close()).hasSize(1);
		land("a");
		assertThat(catchThrowableOfType(CallNotSentException.class, () -> submit(lane, "c")).getReason())
			.isEqualTo(CallNotSentException.Reason.CLOSED);
		assertThat(this.started).containsExactly("a");
	}

	private CallLane lane(int concurrency, Function<Call, Object> key) {
		return new CallLane(concurrency, 100, key, this::start);
	}

	private void start(AdmittedCall call, Runnable landed) {
		this.started.add(name(call));
		this.inFlight.put(name(call), landed);
	}

	private void land(String name) {
		this.inFlight.remove(name).run();
	}

	private void submit(CallLane lane, String... names) {
		for (String name : names) {
			lane.submit(call(name));
		}
	}

	private AdmittedCall call(String name) {
		Call call = Calls.kill(MasterStub.task(name), null, null);
		Session session = new Session(URI.create("http://127.0.0.1"), MasterStub.FRAMEWORK, null, 1);
		return new AdmittedCall(call, session, List.of(), Duration.ofSeconds(75), this.reporter.open(call));
	}

	private static String name(AdmittedCall call) {
		return call.call().getKill().getTaskId().getValue();
	}

}
