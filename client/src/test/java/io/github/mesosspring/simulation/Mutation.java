package io.github.mesosspring.simulation;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallTap;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.http.MesosWebClients;
import reactor.core.scheduler.Scheduler;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Something wrong put into a client on purpose, to see that it is found.
 */
interface Mutation {

	/** Nothing wrong. */
	Mutation NONE = new Mutation() {
	};

	/** What handlers and the dispatcher make calls with. */
	default CallOperations operations(CallOperations calls) {
		return calls;
	}

	/** What calls are sent with. */
	default WebClient calls(WebClient calls) {
		return calls;
	}

	/** What is told of calls and their outcomes. */
	default CallTap tap(CallTap tap) {
		return tap;
	}

	/** What the subscription uses. */
	default MesosWebClients webClients(MesosWebClients clients, Scheduler scheduler) {
		return clients;
	}

	/** Where the subscription passes events on to. */
	default EventSink sink(EventSink sink, CallOperations calls) {
		return sink;
	}

	/** Where the framework id is kept. */
	default FrameworkIdStore store(FrameworkIdStore store) {
		return store;
	}

}
