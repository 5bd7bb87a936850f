package io.github.mesosspring.benchmarks.contestant;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Events that a scenario waits for. Updates are counted by one thread at a time.
 */
abstract class Inbox implements Events {

	private static final long LIMIT_SECONDS = 180;

	private final CompletableFuture<String> subscribed = new CompletableFuture<>();

	private volatile CompletableFuture<Void> arrived = new CompletableFuture<>();

	private int expected;

	private int count;

	/**
	 * Begin to wait for updates. None arrives until the server is told to go on.
	 */
	void expect(int updates) {
		this.count = 0;
		this.expected = updates;
		this.arrived = new CompletableFuture<>();
	}

	/**
	 * Count an update.
	 */
	final void count() {
		if (++this.count == this.expected) {
			this.arrived.complete(null);
		}
	}

	/**
	 * How many updates there were since the last time they were expected. Not exact while
	 * they arrive.
	 */
	final int counted() {
		return this.count;
	}

	final String awaitSubscribed() throws Exception {
		return await(this.subscribed);
	}

	final void awaitUpdates() throws Exception {
		await(this.arrived);
	}

	private static <T> T await(CompletableFuture<T> future) throws Exception {
		try {
			return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The client gave up: " + ex.getCause(), ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("Nothing more arrived within " + LIMIT_SECONDS + " s", ex);
		}
	}

	@Override
	public void subscribed(String frameworkId) {
		this.subscribed.complete(frameworkId);
	}

	@Override
	public boolean offers(Object event, int offers) {
		return false;
	}

	@Override
	public void failed(Throwable failure) {
		this.subscribed.completeExceptionally(failure);
		this.arrived.completeExceptionally(failure);
	}

}
