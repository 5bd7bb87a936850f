package io.github.mesosspring.simulation;

import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import org.jspecify.annotations.Nullable;

/**
 * Something that must always hold. Told of all that can be seen from outside the client;
 * what speaks against it is a violation, which ends the simulation.
 */
abstract class Check {

	private @Nullable String violation;

	/** A new process of the application started: it remembers nothing. */
	void processStarted(SimulatedClient client) {
	}

	/** The process was killed. */
	void processKilled() {
	}

	/** The subscription of the application is started. */
	void started() {
	}

	/** The subscription of the application is about to be stopped. */
	void stopping() {
	}

	/** The subscription of the application is stopped, and has said so. */
	void stopped() {
	}

	/** The application is not the one to lead from now on. */
	void deposed() {
	}

	/** The application leads from now on. */
	void elected() {
	}

	/** The framework is torn down or removed: another one is to come. */
	void frameworkGone(String framework) {
	}

	/** The client has deleted the id of the framework. */
	void idDeleted(String framework) {
	}

	/** The client begins to ask for a stream. */
	void subscribeBegun(Exchange exchange) {
	}

	/** The client got a stream. */
	void streamOpened(Exchange exchange, EventStream stream) {
	}

	/** The client was told that its stream is at an end. */
	void streamEnded(Pipe pipe) {
	}

	/** The client asked for bytes, or got some. */
	void streamRead(Pipe pipe) {
	}

	/** A request is put on the wire. */
	void left(Request request) {
	}

	/** The application made a call. */
	void made(long number, long epoch, Call call) {
	}

	/** A call has its outcome. */
	void ended(long number) {
	}

	/** The subscription begins to pass events on. */
	void sinkBegan(Session session) {
	}

	/** The subscription passed an event on. */
	void sinkAccepted(long epoch, @Nullable MesosEventType type, byte[] record) {
	}

	/** A handler was given an event. */
	void delivered(Event event) {
	}

	/** A handler was given an update. */
	void handlingBegun(TaskStatus status) {
	}

	/** A handler is done with an update. */
	void handled(TaskStatus status) {
	}

	/** An update is not to be handled again. */
	void settled(TaskStatus status) {
	}

	/** A handler failed on an update, or was cancelled. */
	void handlingFailed(TaskStatus status) {
	}

	/** The subscription is in another state. */
	void stateChanged(SubscriptionStateChange change) {
	}

	/** Something has happened. */
	void step() {
	}

	/** All has come to rest. */
	void end() {
	}

	final @Nullable String violation() {
		return this.violation;
	}

	final void violated(String words) {
		if (this.violation == null) {
			this.violation = getClass().getSimpleName() + ": " + words;
		}
	}

	final void require(boolean holds, String words) {
		if (!holds) {
			violated(words);
		}
	}

}
