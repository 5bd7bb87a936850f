package io.github.mesosspring.sample.scheduling;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.reconcile.KnownTask;
import io.github.mesosspring.reconcile.ReconciliationStatus;
import io.github.mesosspring.reconcile.Reconciler;

/**
 * Keeps what it was asked for.
 */
public class FakeReconciler implements Reconciler {

	private final List<KnownTask> asked = new CopyOnWriteArrayList<>();

	List<String> asked() {
		return show(this.asked);
	}

	static List<String> show(Collection<KnownTask> tasks) {
		return tasks.stream().map((task) -> task.taskId().getValue() + "@" + task.agentId().getValue()).toList();
	}

	@Override
	public void reconcile() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void ask(Collection<KnownTask> tasks) {
		this.asked.addAll(tasks);
	}

	@Override
	public ReconciliationStatus status() {
		return new ReconciliationStatus(0, this.asked.size(), null);
	}

}
