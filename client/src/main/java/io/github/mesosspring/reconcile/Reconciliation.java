package io.github.mesosspring.reconcile;

import java.time.Duration;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.stream.Actor;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Does one thing at a time: ask the sources, send one call, wait. Each step ends in
 * another one, whatever becomes of it, and begins by looking whether its round is still
 * the one that counts. All of it runs on the actor, but for {@link #answered} and
 * {@link #status}.
 */
final class Reconciliation {

	private static final Log logger = LogFactory.getLog(ManagedReconciler.class);

	private final Sessions sessions;

	private final CallOperations calls;

	private final Sources sources;

	private final ReconciliationSettings settings;

	private final LongSupplier clock;

	private final DoubleSupplier random;

	private final Actor actor;

	private final DrainGate gate;

	private final RoundLog log = new RoundLog();

	/** Asked for by hand while not subscribed. */
	private final Map<TaskID, KnownTask> waiting = new LinkedHashMap<>();

	private volatile @Nullable Round round;

	private volatile long rounds;

	private boolean busy;

	private Disposable timer = Disposables.disposed();

	Reconciliation(ReconcilerBuilder builder) {
		this.sessions = builder.sessions;
		this.calls = builder.calls;
		this.sources = new Sources(builder.sources, builder.blockingScheduler, builder.scheduler);
		this.settings = builder.settings;
		this.clock = builder.clock();
		this.random = builder.random;
		this.actor = new Actor(builder.scheduler, this::broken);
		this.gate = new DrainGate(builder.whenDrained, this.actor);
	}

	Actor actor() {
		return this.actor;
	}

	void begin(long epoch) {
		if (this.sessions.isCurrent(epoch)) {
			end();
			start(epoch);
		}
	}

	void beginAnew() {
		Round current = this.round;
		if (current != null) {
			begin(current.epoch());
		}
	}

	void end(long epoch) {
		Round current = this.round;
		if (current != null && current.epoch() == epoch) {
			end();
		}
	}

	void ask(Collection<KnownTask> tasks) {
		Round current = this.round;
		if (current == null) {
			keep(tasks);
			return;
		}
		current.ask(tasks, now());
		proceed();
	}

	/**
	 * Note that the state of a task is known.
	 */
	void answered(long epoch, TaskID task) {
		Round current = this.round;
		if (current != null && current.epoch() == epoch && current.answered(task)) {
			this.actor.execute(this::proceed);
		}
	}

	int unanswered() {
		Round current = this.round;
		return (current != null) ? current.unanswered() : 0;
	}

	long rounds() {
		return this.rounds;
	}

	ReconciliationStatus status() {
		Round current = this.round;
		OptionalLong longest = (current != null) ? current.longest(now()) : OptionalLong.empty();
		return new ReconciliationStatus(this.rounds, unanswered(),
				longest.isPresent() ? Duration.ofNanos(longest.getAsLong()) : null);
	}

	private void start(long epoch) {
		Round next = new Round(epoch, this.settings, now());
		next.ask(this.waiting.values(), now());
		this.waiting.clear();
		this.rounds = this.rounds + 1;
		this.round = next;
		proceed();
	}

	private void keep(Collection<KnownTask> tasks) {
		tasks.forEach((task) -> this.waiting.put(task.taskId(), task));
	}

	private void end() {
		Round current = this.round;
		if (current != null) {
			keep(current.askedByHand());
			this.timer.dispose();
			this.round = null;
		}
	}

	private void proceed() {
		Round current = this.round;
		if (this.busy || current == null) {
			return;
		}
		this.timer.dispose();
		if (current.becameThrough(now(), this.random.getAsDouble())) {
			this.log.isThrough(current, now());
		}
		OptionalLong idle = current.idle(now());
		if (idle.isEmpty()) {
			return;
		}
		if (idle.getAsLong() > 0) {
			this.timer = this.actor.schedule(this::proceed, Duration.ofNanos(idle.getAsLong()));
			return;
		}
		this.busy = true;
		if (current.isImplicitNext()) {
			this.gate.pass(() -> askForAll(current));
		}
		else {
			this.sources.liveTasks()
				.subscribe((tasks) -> this.actor.execute(() -> named(current, tasks)), (failure) -> this.actor
					.execute(() -> failed(current, "A TaskSource could not name its tasks", failure)));
		}
	}

	private void done() {
		this.busy = false;
		proceed();
	}

	private boolean isOver(Round mine) {
		if (mine == this.round && !this.sessions.isCurrent(mine.epoch())) {
			end();
		}
		return mine != this.round;
	}

	private void named(Round current, NamedTasks tasks) {
		if (isOver(current)) {
			done();
			return;
		}
		if (current.named(tasks, now())) {
			this.log.begins(current.unanswered());
		}
		this.log.goesOn(current, now());
		askNext(current, current.due(now()));
	}

	private void askNext(Round current, Deque<TaskID> due) {
		if (due.isEmpty()) {
			done();
			return;
		}
		this.gate.pass(() -> {
			List<KnownTask> chunk = isOver(current) ? List.of() : current.nextChunk(due);
			if (chunk.isEmpty()) {
				done();
				return;
			}
			reconcile(chunk).subscribe((answer) -> {
			}, (failure) -> this.actor.execute(() -> failed(current, "A RECONCILE was not accepted", failure)),
					() -> this.actor.execute(() -> {
						current.asked(chunk, now());
						askNext(current, due);
					}));
		});
	}

	private void askForAll(Round current) {
		// a task may have been asked for by hand while the gate was shut
		if (isOver(current) || !current.isImplicitNext()) {
			done();
			return;
		}
		reconcile(List.of()).doFinally((end) -> this.actor.execute(() -> {
			current.implicitAsked(now(), this.random.getAsDouble());
			done();
		})).subscribe((answer) -> {
		}, (failure) -> logger.debug("An implicit RECONCILE was not accepted: " + failure.getMessage()));
	}

	private Mono<?> reconcile(List<KnownTask> tasks) {
		List<Call.Reconcile.Task> messages = tasks.stream().map(KnownTask::toMessage).toList();
		return Mono.defer(() -> this.calls.reconcile(messages));
	}

	private void failed(Round current, String what, Throwable failure) {
		if (!isOver(current)) {
			current.failed(now());
			this.log.failed(what, failure, current, now());
		}
		done();
	}

	private void broken(Throwable failure) {
		logger.error("Reconciliation failed in itself", failure);
		Round current = this.round;
		if (current != null) {
			current.failed(now());
		}
		done();
	}

	private long now() {
		return this.clock.getAsLong();
	}

}
