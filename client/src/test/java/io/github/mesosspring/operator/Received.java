package io.github.mesosspring.operator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/**
 * What a subscriber got of an event stream, each item as a short text.
 */
final class Received extends BaseSubscriber<MasterStreamItem> {

	final List<String> items = new CopyOnWriteArrayList<>();

	private final long demand;

	private volatile @Nullable Throwable failure;

	private volatile boolean completed;

	private Received(long demand) {
		this.demand = demand;
	}

	/** All there is. */
	static Received all() {
		return new Received(Long.MAX_VALUE);
	}

	/** Nothing before it is asked for. */
	static Received onDemand() {
		return new Received(0);
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

	boolean isCompleted() {
		return this.completed;
	}

	@Override
	protected void hookOnSubscribe(Subscription subscription) {
		if (this.demand > 0) {
			subscription.request(this.demand);
		}
	}

	@Override
	protected void hookOnNext(MasterStreamItem item) {
		this.items.add(text(item));
	}

	@Override
	protected void hookOnError(Throwable throwable) {
		this.failure = throwable;
	}

	@Override
	protected void hookOnComplete() {
		this.completed = true;
	}

	private static String text(MasterStreamItem item) {
		if (item instanceof MasterStreamItem.Snapshot snapshot) {
			return snapshot.reason() + " of " + snapshot.master().getHost() + " with "
					+ snapshot.state().getGetTasks().getTasksCount() + " tasks";
		}
		return ((MasterStreamItem.Change) item).event().getType().name();
	}

}
