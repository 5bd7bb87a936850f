package io.github.mesosspring.reconcile;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * A reconciler in virtual time with a master that hears everything and answers what it is
 * told to.
 */
final class ReconcilerFixture implements CallOperations, AutoCloseable {

	static final ReconciliationSettings SETTINGS = new ReconciliationSettings(3, Duration.ofSeconds(5),
			Duration.ofSeconds(40), Duration.ofMinutes(15));

	private static final FrameworkID FRAMEWORK = FrameworkID.newBuilder().setValue("f").build();

	final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	final Sessions sessions = new Sessions();

	/** The ids of the tasks of each RECONCILE; none if it was implicit. */
	final List<List<String>> asked = new ArrayList<>();

	/** Actions that wait for the handlers to catch up. */
	final List<Runnable> held = new ArrayList<>();

	List<TaskSource> sources = new ArrayList<>();

	boolean drained = true;

	Supplier<Mono<CallResponse>> outcome = ReconcilerFixture::accepted;

	double random = 0.5;

	/** What happens between the end of a session and the reconciler's hearing of it. */
	Runnable whenLost = () -> {
	};

	final ManagedReconciler reconciler;

	private long epoch;

	ReconcilerFixture() {
		this(SETTINGS);
	}

	ReconcilerFixture(ReconciliationSettings settings) {
		this.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss reason) {
				ReconcilerFixture.this.whenLost.run();
			}

		});
		this.reconciler = ManagedReconciler.builder(this.sessions, this)
			.sources(() -> this.sources.stream())
			.settings(settings)
			.scheduler(this.time)
			.whenDrained(this::whenDrained)
			.random(() -> this.random)
			.build();
	}

	static Mono<CallResponse> accepted() {
		return Mono.just(new CallResponse(202, new byte[0]));
	}

	static List<KnownTask> tasks(String... ids) {
		return Stream.of(ids).map((id) -> KnownTask.of(id, "S0")).toList();
	}

	static String[] manyIds(int number) {
		return IntStream.range(0, number).mapToObj((i) -> "t" + i).toArray(String[]::new);
	}

	ReconcilerFixture naming(String... ids) {
		this.sources = List.of(() -> tasks(ids));
		return this;
	}

	long subscribe() {
		Session session = open();
		delivered(session.epoch(), Event.newBuilder().setType(Event.Type.SUBSCRIBED).build(), true);
		return session.epoch();
	}

	Session open() {
		Session session = new Session(URI.create("http://127.0.0.1:5050"), FRAMEWORK, "s", ++this.epoch);
		this.sessions.open(session);
		return session;
	}

	void lose() {
		Session session = this.sessions.current();
		if (session != null) {
			this.sessions.close(session, SessionLoss.STREAM_ENDED);
		}
		pass(Duration.ZERO);
	}

	void answer(String... ids) {
		for (String id : ids) {
			answer(this.epoch, id, true);
		}
	}

	void answer(long of, String id, boolean handled) {
		TaskStatus status = TaskStatus.newBuilder()
			.setTaskId(TaskID.newBuilder().setValue(id))
			.setState(TaskState.TASK_RUNNING)
			.build();
		delivered(of,
				Event.newBuilder()
					.setType(Event.Type.UPDATE)
					.setUpdate(Event.Update.newBuilder().setStatus(status))
					.build(),
				handled);
	}

	private void delivered(long of, Event event, boolean handled) {
		this.reconciler.delivered(of, event, handled);
		pass(Duration.ZERO);
	}

	void pass(Duration duration) {
		this.time.advanceTimeBy(duration);
	}

	void drain() {
		this.drained = true;
		List<Runnable> actions = List.copyOf(this.held);
		this.held.clear();
		actions.forEach(Runnable::run);
		pass(Duration.ZERO);
	}

	/** What was asked for since the last time, call by call. */
	List<List<String>> heard() {
		List<List<String>> heard = List.copyOf(this.asked);
		this.asked.clear();
		return heard;
	}

	private void whenDrained(Runnable action) {
		if (this.drained) {
			action.run();
		}
		else {
			this.held.add(action);
		}
	}

	@Override
	public Mono<CallResponse> reconcile(Collection<Call.Reconcile.Task> tasks) {
		this.asked.add(tasks.stream().map((task) -> task.getTaskId().getValue()).sorted().toList());
		return this.outcome.get();
	}

	/** Let calls end when told to. */
	Sinks.One<CallResponse> holdAnswers() {
		Sinks.One<CallResponse> answer = Sinks.one();
		this.outcome = answer::asMono;
		return answer;
	}

	@Override
	public Mono<CallResponse> send(Call call) {
		throw new UnsupportedOperationException();
	}

	@Override
	public CallResponse sendAndAwait(Call call) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
		this.reconciler.close();
		this.time.dispose();
	}

}
