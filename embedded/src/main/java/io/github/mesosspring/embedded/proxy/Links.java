package io.github.mesosspring.embedded.proxy;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.netty.channel.Channel;

/**
 * All open connections of a proxy and the faults they are under. Changed on the event
 * loop only.
 */
final class Links {

	private final Set<Link> open = ConcurrentHashMap.newKeySet();

	private final InetSocketAddress target;

	private final ProxyClock clock;

	private final Counters counters;

	private Faults faults = Faults.NONE;

	Links(InetSocketAddress target, ProxyClock clock, Counters counters) {
		this.target = target;
		this.clock = clock;
		this.counters = counters;
	}

	/**
	 * The number of open connections; from any thread.
	 */
	int size() {
		return this.open.size();
	}

	void accept(Channel client) {
		Link link = new Link(client, this.faults, this.open::remove);
		this.open.add(link);
		this.counters.accepted().incrementAndGet();
		connect(link);
	}

	private void connect(Link link) {
		if (!this.faults.silent()) {
			link.connect(this.target, this.counters, this.clock);
		}
	}

	void change(UnaryOperator<Faults> change) {
		this.faults = change.apply(this.faults);
		forEach((link) -> link.change(this.faults));
		forEach(this::connect);
	}

	void cut() {
		forEach(Link::cut);
	}

	void end() {
		forEach(Link::end);
	}

	private void forEach(Consumer<Link> action) {
		List.copyOf(this.open).forEach(action);
	}

}
