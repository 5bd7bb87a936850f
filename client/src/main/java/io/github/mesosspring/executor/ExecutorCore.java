package io.github.mesosspring.executor;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.stream.Actor;
import io.github.mesosspring.stream.Clock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * What the calls and the subscription of one executor share. All that happens in time
 * happens on one actor; the outbox takes calls from any thread.
 */
final class ExecutorCore {

	private static final Log logger = LogFactory.getLog(ExecutorSubscription.class);

	private final ExecutorEnvironment environment;

	private final MessageCodec codec;

	private final ExecutorEvents events;

	private final AgentExchange exchange;

	private final Scheduler scheduler;

	private final Actor actor;

	private final Outbox outbox = new Outbox();

	private volatile @Nullable Owner owner;

	ExecutorCore(ExecutorEnvironment environment, MesosWebClients clients, Encoding encoding, Scheduler scheduler) {
		this.environment = environment;
		this.codec = encoding.codec();
		this.events = new ExecutorEvents(this.codec);
		this.exchange = new AgentExchange(environment, clients, this.codec.mediaType());
		this.scheduler = scheduler;
		this.actor = new Actor(scheduler, this::broken);
	}

	ExecutorEnvironment environment() {
		return this.environment;
	}

	MessageCodec codec() {
		return this.codec;
	}

	ExecutorEvents events() {
		return this.events;
	}

	AgentExchange exchange() {
		return this.exchange;
	}

	Scheduler scheduler() {
		return this.scheduler;
	}

	Actor actor() {
		return this.actor;
	}

	Clock clock() {
		return () -> this.scheduler.now(TimeUnit.NANOSECONDS);
	}

	Outbox outbox() {
		return this.outbox;
	}

	/**
	 * Take a subscription as the one whose state decides when calls are sent.
	 */
	void own(Owner subscription) {
		if (this.owner != null) {
			throw new IllegalStateException("These calls already belong to a subscription; an executor has one");
		}
		this.owner = subscription;
	}

	/**
	 * Calls may wait in the outbox that did not before.
	 */
	void callWaits() {
		tell(Owner::callWaits);
	}

	/**
	 * The handlers of SHUTDOWN are through.
	 */
	void shutdownHandled() {
		tell(Owner::shutdownHandled);
	}

	private void tell(Consumer<Owner> news) {
		this.actor.execute(() -> {
			Owner current = this.owner;
			if (current != null) {
				news.accept(current);
			}
		});
	}

	private void broken(Throwable failure) {
		logger.error("The executor's subscription is broken by a fault of its own", failure);
		Owner current = this.owner;
		if (current != null) {
			current.broken(failure);
		}
	}

	/**
	 * Is told by the actor.
	 */
	interface Owner {

		void callWaits();

		void shutdownHandled();

		void broken(Throwable failure);

	}

}
