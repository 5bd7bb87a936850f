package io.github.mesosspring.simulation;

import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * The threads of one process of the application: they do nothing more once it is killed.
 */
final class ProcessScheduler implements Scheduler {

	private final SimulatedScheduler scheduler;

	private boolean killed;

	ProcessScheduler(SimulatedScheduler scheduler) {
		this.scheduler = scheduler;
	}

	void kill() {
		this.killed = true;
	}

	boolean isKilled() {
		return this.killed;
	}

	@Override
	public long now(TimeUnit unit) {
		return this.scheduler.now(unit);
	}

	@Override
	public Disposable schedule(Runnable task) {
		return this.scheduler.schedule(alive(task));
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		return this.scheduler.schedule(alive(task), delay, unit);
	}

	@Override
	public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
		Disposable[] timer = new Disposable[1];
		timer[0] = this.scheduler.schedulePeriodically(() -> {
			if (this.killed) {
				timer[0].dispose();
			}
			else {
				task.run();
			}
		}, initialDelay, period, unit);
		return timer[0];
	}

	@Override
	public Worker createWorker() {
		Worker worker = this.scheduler.createWorker();
		return new Worker() {

			@Override
			public Disposable schedule(Runnable task) {
				return worker.schedule(alive(task));
			}

			@Override
			public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
				return worker.schedule(alive(task), delay, unit);
			}

			@Override
			public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
				return worker.schedulePeriodically(alive(task), initialDelay, period, unit);
			}

			@Override
			public void dispose() {
				worker.dispose();
			}

			@Override
			public boolean isDisposed() {
				return worker.isDisposed();
			}

		};
	}

	private Runnable alive(Runnable task) {
		return () -> {
			if (!this.killed) {
				task.run();
			}
		};
	}

}
