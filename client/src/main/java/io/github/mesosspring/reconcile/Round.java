package io.github.mesosspring.reconcile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

import io.github.mesosspring.protocol.TaskID;

/**
 * One explicit reconciliation and the implicit ones after it, within one subscription.
 * Changed by the actor only, but for the answers, which may come by any thread. Times are
 * in nanoseconds of one clock.
 */
final class Round {

	private final long epoch;

	private final long begun;

	private final ReconciliationSettings settings;

	private final ConcurrentMap<TaskID, Question> questions = new ConcurrentHashMap<>();

	private boolean named;

	private boolean anySource;

	private boolean through;

	/** Not to be disturbed before, because the last try failed. */
	private long notBefore;

	private Delay afterFailure;

	private long implicitDue;

	Round(long epoch, ReconciliationSettings settings, long now) {
		this.epoch = epoch;
		this.begun = now;
		this.settings = settings;
		this.notBefore = now;
		this.afterFailure = Delay.first(settings);
	}

	long epoch() {
		return this.epoch;
	}

	long begun() {
		return this.begun;
	}

	void ask(Collection<KnownTask> tasks, long now) {
		tasks.forEach((task) -> this.questions.merge(task.taskId(),
				Question.of(task, true, now, Delay.first(this.settings)),
				(before, again) -> new Question(again.task(), true, before.since(), again.due(), again.delay())));
	}

	/**
	 * Take in what the sources name. The first time that is what to ask for; later, what
	 * they no longer name is no longer asked for.
	 * @return whether it was the first time
	 */
	boolean named(NamedTasks answer, long now) {
		Collection<KnownTask> tasks = answer.tasks();
		this.afterFailure = Delay.first(this.settings);
		if (this.named) {
			var ids = tasks.stream().map(KnownTask::taskId).collect(Collectors.toSet());
			this.questions.values().removeIf((question) -> !question.byHand() && !ids.contains(question.id()));
			return false;
		}
		this.named = true;
		this.anySource = answer.anySource();
		tasks.forEach((task) -> this.questions.putIfAbsent(task.taskId(),
				Question.of(task, false, now, Delay.first(this.settings))));
		return true;
	}

	/**
	 * Note an answer. Called by any thread.
	 * @return whether it was the last one that was missing
	 */
	boolean answered(TaskID task) {
		// most updates answer nothing, since nothing is asked
		return !this.questions.isEmpty() && this.questions.remove(task) != null && this.questions.isEmpty();
	}

	void failed(long now) {
		this.notBefore = now + this.afterFailure.nanos();
		this.afterFailure = this.afterFailure.next();
	}

	Deque<TaskID> due(long now) {
		return this.questions.values()
			.stream()
			.filter((question) -> question.due() - now <= 0)
			.map(Question::id)
			.collect(Collectors.toCollection(ArrayDeque::new));
	}

	/**
	 * Take the next chunk out of what is due, without what was answered meanwhile.
	 */
	List<KnownTask> nextChunk(Deque<TaskID> due) {
		List<KnownTask> chunk = new ArrayList<>();
		while (!due.isEmpty() && chunk.size() < this.settings.chunkSize()) {
			Question question = this.questions.get(due.remove());
			if (question != null) {
				chunk.add(question.task());
			}
		}
		return chunk;
	}

	void asked(List<KnownTask> chunk, long now) {
		// an answer may have come first
		chunk.forEach((task) -> this.questions.computeIfPresent(task.taskId(), (id, question) -> question.asked(now)));
	}

	/**
	 * Note that nothing is left to ask for, if so.
	 * @return whether that is news
	 */
	boolean becameThrough(long now, double random) {
		if (!this.named || this.through || !this.questions.isEmpty()) {
			return false;
		}
		this.through = true;
		if (this.anySource) {
			this.implicitDue = now;
		}
		else {
			// an application that keeps no tasks has none to make up for
			implicitAsked(now, random);
		}
		return true;
	}

	boolean isImplicitNext() {
		return this.named && this.questions.isEmpty();
	}

	void implicitAsked(long now, double random) {
		this.implicitDue = now + (long) (this.settings.implicitInterval().toNanos() * (0.8 + 0.4 * random));
	}

	/**
	 * How long there is nothing to do.
	 * @return the time, not positive if something is due; empty if only events can change
	 * that
	 */
	OptionalLong idle(long now) {
		OptionalLong next = OptionalLong.of(0);
		if (isImplicitNext()) {
			next = this.settings.implicitInterval().isZero() ? OptionalLong.empty()
					: OptionalLong.of(this.implicitDue - now);
		}
		else if (this.named) {
			next = this.questions.values().stream().mapToLong((question) -> question.due() - now).min();
		}
		long blocked = this.notBefore - now;
		return next.stream().map((time) -> Math.max(time, blocked)).findFirst();
	}

	List<KnownTask> askedByHand() {
		return this.questions.values().stream().filter(Question::byHand).map(Question::task).toList();
	}

	List<String> someUnanswered() {
		return this.questions.keySet().stream().limit(3).map(TaskID::getValue).toList();
	}

	int unanswered() {
		return this.questions.size();
	}

	/**
	 * For how long the question that waits longest has waited.
	 */
	OptionalLong longest(long now) {
		return this.questions.values().stream().mapToLong((question) -> now - question.since()).max();
	}

}
