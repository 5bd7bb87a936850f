package io.github.mesosspring.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(60)
class EventDispatcherConcurrencyTests {

	private static final int WORKERS = 4;

	private static final String A = taskOf(1);

	private static final String B = taskOf(2);

	private final Recording recording = new Recording();

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void keepsTheOrderOfTheUpdatesOfEachTask(long seed) {
		int count = 3000;
		Random random = new Random(seed);
		Map<String, List<String>> sent = new HashMap<>();
		this.recording.onUpdate = (status) -> {
			if (status.getMessage().endsWith("3")) {
				Thread.yield();
			}
		};
		try (DispatchFixture fixture = fixture().subscribe(1)) {
			for (int i = 0; i < count; i++) {
				String task = "task-" + random.nextInt(40);
				sent.computeIfAbsent(task, (key) -> new ArrayList<>()).add("" + i);
				fixture.receive(1, update(task, "" + i));
				if (random.nextInt(10) == 0) {
					fixture.receive(1, Events.message("m" + i));
					sent.computeIfAbsent("messages", (key) -> new ArrayList<>()).add("m" + i);
				}
			}
			await().until(() -> fixture.calls.sent(Call.Type.ACKNOWLEDGE).size() == count);
			assertThat(this.recording.updates).hasSize(40);
			this.recording.updates.forEach((task, updates) -> assertThat(updates).isEqualTo(sent.get(task)));
			assertThat(this.recording.messages).isEqualTo(sent.get("messages"));
			assertThat(this.recording.threads.values()).allSatisfy((threads) -> assertThat(threads).hasSize(1));
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)
				.stream()
				.collect(Collectors.groupingBy((call) -> call.getAcknowledge().getTaskId().getValue(),
						Collectors.counting())))
				.allSatisfy((task, acknowledged) -> assertThat(acknowledged).isEqualTo(sent.get(task).size()));
		}
	}

	@Test
	void handlesUpdatesOfDifferentTasksAtTheSameTime() {
		CyclicBarrier allAtOnce = new CyclicBarrier(WORKERS);
		this.recording.onUpdate = (status) -> allAtOnce.await(5, TimeUnit.SECONDS);
		try (DispatchFixture fixture = fixture().subscribe(1)) {
			IntStream.rangeClosed(1, WORKERS).forEach((worker) -> fixture.receive(1, Events.update(taskOf(worker))));
			await().until(() -> fixture.calls.sent(Call.Type.ACKNOWLEDGE).size() == WORKERS);
			IntStream.rangeClosed(1, WORKERS)
				.forEach((worker) -> assertThat(this.recording.threads.get(taskOf(worker)))
					.containsExactly("mesos-events-" + worker));
		}
	}

	@Test
	void aTaskWhoseHandlerBlocksHoldsUpNeitherOtherTasksNorOtherEvents() throws InterruptedException {
		Gate gate = this.recording.gateAt(A);
		try (DispatchFixture fixture = fixture().subscribe(1)) {
			fixture.receive(1, update(A, "1"));
			gate.entered.await();
			fixture.receive(1, update(A, "2"));
			fixture.receive(1, update(B, "1"));
			fixture.receive(1, Events.message("m"));
			fixture.receive(1, Events.offers("o"));
			fixture.awaitDelivered(1);
			await().until(() -> fixture.calls.sent(Call.Type.ACKNOWLEDGE).size() == 1);
			assertThat(this.recording.log).startsWith("SUBSCRIBED").contains("MESSAGE", "OFFERS", B + " done");
			assertThat(this.recording.updates.get(A)).containsExactly("1");
			gate.release.countDown();
			await().until(() -> fixture.calls.sent(Call.Type.ACKNOWLEDGE).size() == 3);
			assertThat(this.recording.updates.get(A)).containsExactly("1", "2");
		}
	}

	@Test
	void aNewSubscriptionIsDeliveredAfterWhatWorkersTookBeforeAndBeforeAllThatComesWithIt()
			throws InterruptedException {
		Gate gate = this.recording.gateAt(A);
		Gate messages = this.recording.gateAt("MESSAGE");
		try (DispatchFixture fixture = fixture().subscribe(1)) {
			fixture.receive(1, update(A, "1"));
			gate.entered.await();
			fixture.lose(1);
			fixture.receive(1, Events.message("lasting"));
			messages.entered.await();
			fixture.subscribe(2);
			fixture.receive(2, Events.offers("o"));
			fixture.receive(2, update(B, "1"));
			messages.release.countDown();
			await().until(() -> this.recording.log.contains("MESSAGE") && isWaiting());
			assertThat(this.recording.log).containsExactly("SUBSCRIBED", "MESSAGE");
			gate.release.countDown();
			await().until(() -> this.recording.log.contains(B + " done"));
			assertThat(this.recording.log).containsExactly("SUBSCRIBED", "MESSAGE", A + " done", "SUBSCRIBED", "OFFERS",
					B + " done");
		}
	}

	@Test
	void theEndOfASubscriptionDropsWhatWorkersHaveNotBegun() throws InterruptedException {
		Gate gate = this.recording.gateAt(A);
		try (DispatchFixture fixture = fixture().subscribe(1)) {
			fixture.receive(1, update(A, "1"));
			gate.entered.await();
			fixture.receive(1, update(A, "2"));
			fixture.receive(1, update(A, "3"));
			fixture.awaitDelivered(1);
			fixture.lose(1);
			assertThat(fixture.listener.seen.stream().filter("dropped UPDATE"::equals)).hasSize(2);
			gate.release.countDown();
			fixture.subscribe(2);
			fixture.receive(2, update(A, "4"));
			await().until(() -> fixture.calls.sent(Call.Type.ACKNOWLEDGE).size() == 2);
			assertThat(this.recording.updates.get(A)).containsExactly("1", "4");
		}
	}

	@Test
	void updatesCountInTheBoundUntilTheirWorkerTakesThemUp() throws InterruptedException {
		Gate gate = this.recording.gateAt(A);
		AtomicInteger room = new AtomicInteger();
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.concurrency(WORKERS).maxQueuedEvents(3),
				this.recording)
			.subscribe(1)) {
			fixture.receive(1, update(A, "1"));
			gate.entered.await();
			for (String message : List.of("2", "3", "4")) {
				assertThat(fixture.dispatcher.hasRoomFor(1)).isTrue();
				fixture.receive(1, update(A, message));
				fixture.awaitDelivered(1);
			}
			assertThat(fixture.dispatcher.hasRoomFor(1)).isFalse();
			fixture.dispatcher.whenRoomFor(1, room::incrementAndGet);
			fixture.receive(1, Events.message("over the bound"));
			fixture.awaitDelivered(1);
			assertThat(room).hasValue(0);
			gate.release.countDown();
			await().until(() -> room.get() == 1);
			await().until(() -> fixture.calls.sent(Call.Type.ACKNOWLEDGE).size() == 4);
			assertThat(fixture.dispatcher.hasRoomFor(1)).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "exception", "error" })
	void aFailingHandlerCostsNeitherAWorkerNorAnotherUpdate(String kind) {
		this.recording.onUpdate = (status) -> {
			if (status.getMessage().equals("bad")) {
				throw kind.equals("error") ? new OutOfMemoryError("made up") : new IllegalStateException("broken");
			}
		};
		MesosEventErrorHandler failing = (id, event, failure, attempt) -> {
			throw new AssertionError("the error handler fails too");
		};
		try (DispatchFixture fixture = new DispatchFixture(
				(builder) -> builder.concurrency(WORKERS).errorHandler(failing), this.recording)
			.subscribe(1)) {
			fixture.receive(1, update(A, "bad"));
			fixture.receive(1, update(A, "bad"));
			fixture.receive(1, update(A, "good"));
			await().until(() -> fixture.calls.sent(Call.Type.ACKNOWLEDGE).size() == 1);
			assertThat(this.recording.updates.get(A)).containsExactly("bad", "bad", "good");
			assertThat(fixture.listener.seen.stream().filter((line) -> line.startsWith("failed UPDATE"))).hasSize(2);
			assertThat(this.recording.threads.get(A)).containsExactly("mesos-events-1");
		}
	}

	@Test
	void skipsARecordThatIsNoUpdate() {
		try (DispatchFixture fixture = fixture().subscribe(1)) {
			fixture.dispatcher.accept(1, MesosEventType.UPDATE, new byte[] { (byte) 0xff, 1, 2 });
			fixture.dispatcher.accept(1, MesosEventType.UPDATE, Events.heartbeat().toByteArray());
			fixture.receive(1, update(A, "good"));
			await().until(() -> fixture.calls.sent(Call.Type.ACKNOWLEDGE).size() == 1
					&& fixture.listener.seen.stream().filter("undecodable"::equals).count() == 2);
		}
	}

	@Test
	void anInterruptOfAHandlerDoesNotHitTheNext() {
		List<Boolean> interrupted = new CopyOnWriteArrayList<>();
		this.recording.onUpdate = (status) -> {
			interrupted.add(Thread.currentThread().isInterrupted());
			Thread.currentThread().interrupt();
		};
		try (DispatchFixture fixture = fixture().subscribe(1)) {
			fixture.receive(1, update(A, "1"));
			fixture.receive(1, update(A, "2"));
			await().until(() -> interrupted.size() == 2);
			assertThat(interrupted).containsExactly(false, false);
		}
	}

	@Test
	void aStopInterruptsAllHandlersThatTakeTooLongAndARestartWorks() throws InterruptedException {
		Gate gateA = this.recording.gateAt(A);
		Gate gateB = this.recording.gateAt(B);
		try (DispatchFixture fixture = fixture(Duration.ofMillis(50)).subscribe(1)) {
			fixture.receive(1, update(A, "1"));
			fixture.receive(1, update(A, "never"));
			fixture.receive(1, update(B, "1"));
			gateA.entered.await();
			gateB.entered.await();
			fixture.awaitDelivered(1);
			fixture.dispatcher.stop();
			assertThat(threads()).isEmpty();
			assertThat(fixture.listener.seen).contains("dropped UPDATE");
			assertThat(fixture.listener.seen.stream().filter("failed UPDATE InterruptedException"::equals)).hasSize(2);
			this.recording.gates.clear();
			fixture.lose(1);
			fixture.dispatcher.start();
			assertThat(threads()).hasSize(1 + WORKERS);
			fixture.subscribe(2);
			fixture.receive(2, update(A, "2"));
			await().until(() -> fixture.calls.sent(Call.Type.ACKNOWLEDGE).size() == 1);
			assertThat(this.recording.updates.get(A)).containsExactly("1", "2");
		}
		assertThat(threads()).isEmpty();
	}

	@Test
	void aHandlerThatIgnoresTheStopDoesNotHoldUpTheRestart() throws InterruptedException {
		Gate gate = new Gate();
		this.recording.onUpdate = (status) -> {
			if (status.getMessage().equals("stubborn")) {
				gate.entered.countDown();
				awaitUninterruptibly(gate.release);
			}
		};
		try (DispatchFixture fixture = fixture(Duration.ofMillis(20)).subscribe(1)) {
			fixture.receive(1, update(A, "stubborn"));
			gate.entered.await();
			fixture.dispatcher.stop();
			assertThat(threads()).containsExactly("mesos-events-1");
			fixture.lose(1);
			fixture.dispatcher.start();
			fixture.subscribe(2);
			fixture.receive(2, update(A, "2"));
			await().until(() -> this.recording.log.contains(A + " done"));
			gate.release.countDown();
			await().until(() -> threads().size() == 1 + WORKERS);
			fixture.receive(2, update(A, "3"));
			await().until(() -> this.recording.updates.get(A).contains("3"));
			assertThat(this.recording.updates.get(A)).containsExactly("stubborn", "2", "3");
		}
		finally {
			gate.release.countDown();
		}
	}

	@Test
	void aHandlerOnAWorkerMayStopTheDispatcher() {
		try (DispatchFixture fixture = fixture(Duration.ofMinutes(1))) {
			this.recording.onUpdate = (status) -> fixture.dispatcher.stop();
			fixture.subscribe(1);
			fixture.receive(1, update(A, "1"));
			await().until(() -> !fixture.dispatcher.isRunning() && threads().isEmpty());
		}
	}

	@Test
	void handlersThatStopTheDispatcherAtTheSameTimeDoNotWaitForEachOther() {
		CyclicBarrier together = new CyclicBarrier(2);
		try (DispatchFixture fixture = fixture(Duration.ofMinutes(1))) {
			this.recording.onUpdate = (status) -> {
				together.await(5, TimeUnit.SECONDS);
				fixture.dispatcher.stop();
			};
			fixture.subscribe(1);
			fixture.receive(1, update(A, "1"));
			fixture.receive(1, update(B, "1"));
			await().until(() -> !fixture.dispatcher.isRunning() && threads().isEmpty());
		}
	}

	@Test
	void aSubscriptionThatWaitsForAWorkerDoesNotHoldUpTheStop() throws InterruptedException {
		Gate gate = this.recording.gateAt(A);
		try (DispatchFixture fixture = fixture(Duration.ofMillis(50)).subscribe(1)) {
			fixture.receive(1, update(A, "1"));
			gate.entered.await();
			fixture.lose(1);
			fixture.subscribe(2);
			fixture.dispatcher.stop();
			assertThat(threads()).isEmpty();
			assertThat(this.recording.log).containsExactly("SUBSCRIBED");
		}
	}

	@Test
	void usesOneThreadUnlessAskedForMore() {
		try (DispatchFixture fixture = new DispatchFixture(this.recording).subscribe(1)) {
			fixture.receive(1, update(A, "1"));
			fixture.receive(1, update(B, "1"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(2);
			assertThat(this.recording.threads.values())
				.allSatisfy((threads) -> assertThat(threads).containsExactly("mesos-events"));
			assertThat(threads()).containsExactly("mesos-events");
		}
	}

	@Test
	void refusesToWorkWithoutAThread() {
		assertThatIllegalArgumentException().isThrownBy(() -> new DispatchFixture((builder) -> builder.concurrency(0)))
			.withMessageContaining("must be positive but is 0");
	}

	private DispatchFixture fixture() {
		return fixture(Duration.ofSeconds(10));
	}

	private DispatchFixture fixture(Duration stopTimeout) {
		return new DispatchFixture((builder) -> builder.concurrency(WORKERS).stopTimeout(stopTimeout), this.recording);
	}

	private static Event update(String task, String message) {
		Event.Builder event = Events.update(task).toBuilder();
		event.getUpdateBuilder().getStatusBuilder().setMessage(message);
		return event.build();
	}

	/** A task whose updates go to a certain worker. */
	private static String taskOf(int worker) {
		return IntStream.range(0, 1000)
			.mapToObj((i) -> "t" + i)
			.filter((task) -> Math.floorMod(task.hashCode(), WORKERS) == worker - 1)
			.findFirst()
			.orElseThrow();
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(5));
	}

	private static void awaitUninterruptibly(CountDownLatch latch) {
		while (true) {
			try {
				latch.await();
				return;
			}
			catch (InterruptedException ex) {
				// stubborn
			}
		}
	}

	private static boolean isWaiting() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.anyMatch((thread) -> thread.getName().equals("mesos-events") && thread.getState() == Thread.State.WAITING);
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter(Thread::isAlive)
			.map(Thread::getName)
			.filter((name) -> name.startsWith("mesos-events"))
			// of a test before, which ends once it has told that it has stopped
			.filter((name) -> !name.equals("mesos-events-stop"))
			.sorted()
			.toList();
	}

	interface Body {

		void handle(TaskStatus status) throws Throwable;

	}

	static class Gate {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch release = new CountDownLatch(1);

	}

	static class Recording {

		final Map<String, Gate> gates = new ConcurrentHashMap<>();

		final Map<String, List<String>> updates = new ConcurrentHashMap<>();

		final Map<String, Set<String>> threads = new ConcurrentHashMap<>();

		final List<String> messages = new CopyOnWriteArrayList<>();

		final List<String> log = new CopyOnWriteArrayList<>();

		volatile Body onUpdate = (status) -> {
		};

		/** Have handlers wait at updates of a task, or at messages. */
		Gate gateAt(String place) {
			return this.gates.computeIfAbsent(place, (key) -> new Gate());
		}

		private void pass(String place) throws InterruptedException {
			Gate gate = this.gates.get(place);
			if (gate != null) {
				gate.entered.countDown();
				gate.release.await();
			}
		}

		@MesosEventHandler
		void onUpdate(TaskStatus status) throws Throwable {
			String task = status.getTaskId().getValue();
			this.updates.computeIfAbsent(task, (key) -> new CopyOnWriteArrayList<>()).add(status.getMessage());
			this.threads.computeIfAbsent(task, (key) -> ConcurrentHashMap.newKeySet())
				.add(Thread.currentThread().getName());
			pass(task);
			this.onUpdate.handle(status);
			this.log.add(task + " done");
		}

		@MesosEventHandler
		void onMessage(Event.Message message) throws InterruptedException {
			pass("MESSAGE");
			this.messages.add(message.getData().toStringUtf8());
			this.log.add("MESSAGE");
		}

		@MesosEventHandler
		void onSubscribed(Event.Subscribed subscribed) {
			this.log.add("SUBSCRIBED");
		}

		@MesosEventHandler
		void onOffers(Event.Offers offers) {
			this.log.add("OFFERS");
		}

	}

}
