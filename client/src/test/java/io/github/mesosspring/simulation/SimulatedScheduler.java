package io.github.mesosspring.simulation;

import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.scheduler.Scheduler;

/**
 * Time and threads of a simulation: runs one task after another on the thread that asks
 * for it, each at its virtual time. What is due at the same time runs in an order drawn
 * from the seed, and what is handed to a worker now and then comes late, as if its thread
 * had been kept from running; only the tasks a worker is given without delay keep their
 * order, which is all that Reactor promises.
 */
final class SimulatedScheduler implements Scheduler {

	private static final long SHORT_LAG = TimeUnit.MILLISECONDS.toNanos(5);

	private static final long LONG_LAG = TimeUnit.SECONDS.toNanos(1);

	private final PriorityQueue<Task> tasks = new PriorityQueue<>();

	private final RandomGenerator random;

	private long now;

	private long sequence;

	SimulatedScheduler(RandomGenerator random) {
		this.random = random;
	}

	/**
	 * Run the next task, and let its time come.
	 * @return whether there was one
	 */
	boolean step() {
		Task next = this.tasks.poll();
		while (next != null && next.disposed) {
			next = this.tasks.poll();
		}
		if (next == null) {
			return false;
		}
		this.now = Math.max(this.now, next.due);
		next.run();
		return true;
	}

	long nanos() {
		return this.now;
	}

	Disposable after(long nanos, Runnable task) {
		return add(new Task(task, this.now + nanos, this.random.nextDouble(), 0));
	}

	@Override
	public long now(TimeUnit unit) {
		return unit.convert(this.now, TimeUnit.NANOSECONDS);
	}

	@Override
	public Disposable schedule(Runnable task) {
		return schedule(task, 0, TimeUnit.NANOSECONDS);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		return after(Math.max(0, unit.toNanos(delay)) + lag(), task);
	}

	@Override
	public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
		return add(
				new Task(task, this.now + unit.toNanos(initialDelay), this.random.nextDouble(), unit.toNanos(period)));
	}

	@Override
	public Worker createWorker() {
		return new SerialWorker();
	}

	private Task add(Task task) {
		this.tasks.add(task);
		return task;
	}

	private long lag() {
		double luck = this.random.nextDouble();
		if (luck < 0.001) {
			return this.random.nextLong(LONG_LAG);
		}
		return (luck < 0.03) ? this.random.nextLong(SHORT_LAG) : 0;
	}

	/**
	 * One thing to do at one time, or periodically.
	 */
	private final class Task implements Disposable, Comparable<Task> {

		private final Runnable action;

		private final double order;

		private final long period;

		private final long number = SimulatedScheduler.this.sequence++;

		private long due;

		private boolean disposed;

		Task(Runnable action, long due, double order, long period) {
			this.action = action;
			this.due = due;
			this.order = order;
			this.period = period;
		}

		void run() {
			this.action.run();
			if (this.period > 0 && !this.disposed) {
				this.due += this.period;
				SimulatedScheduler.this.tasks.add(this);
			}
			else {
				this.disposed = true;
			}
		}

		@Override
		public void dispose() {
			this.disposed = true;
		}

		@Override
		public boolean isDisposed() {
			return this.disposed;
		}

		@Override
		public int compareTo(Task other) {
			int byTime = Long.compare(this.due, other.due);
			int byOrder = (byTime != 0) ? byTime : Double.compare(this.order, other.order);
			return (byOrder != 0) ? byOrder : Long.compare(this.number, other.number);
		}

	}

	/**
	 * A thread, as Reactor sees it: its tasks are dropped when it is disposed.
	 */
	private final class SerialWorker implements Worker {

		private long lastDue;

		private double lastOrder;

		private boolean disposed;

		@Override
		public Disposable schedule(Runnable task) {
			return schedule(task, 0, TimeUnit.NANOSECONDS);
		}

		@Override
		public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
			return (delay > 0) ? add(task, SimulatedScheduler.this.now + unit.toNanos(delay) + lag(),
					SimulatedScheduler.this.random.nextDouble(), 0) : next(task);
		}

		@Override
		public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
			return add(task, SimulatedScheduler.this.now + unit.toNanos(initialDelay),
					SimulatedScheduler.this.random.nextDouble(), unit.toNanos(period));
		}

		@Override
		public void dispose() {
			this.disposed = true;
		}

		@Override
		public boolean isDisposed() {
			return this.disposed;
		}

		private Disposable next(Runnable task) {
			long due = Math.max(this.lastDue, SimulatedScheduler.this.now + lag());
			double least = (due == this.lastDue) ? this.lastOrder : 0;
			this.lastOrder = least + (1 - least) * SimulatedScheduler.this.random.nextDouble() / 2;
			this.lastDue = due;
			return add(task, due, this.lastOrder, 0);
		}

		private Disposable add(Runnable task, long due, double order, long period) {
			if (this.disposed) {
				throw Exceptions.failWithRejected();
			}
			return SimulatedScheduler.this.add(new Task(() -> {
				if (!this.disposed) {
					task.run();
				}
			}, due, order, period));
		}

	}

}
