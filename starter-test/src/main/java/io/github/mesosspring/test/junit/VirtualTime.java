package io.github.mesosspring.test.junit;

import io.github.mesosspring.embedded.EmbeddedMesosBuilder;

/**
 * Puts the masters and agents of a cluster under a clock that starts at
 * 1970-01-01T00:00:00Z and stands still until it is set forward. Sockets, processes and
 * the framework under test stay in real time: its own timers, timeouts and back-offs take
 * as long as ever.
 */
public final class VirtualTime {

	private VirtualTime() {
	}

	/**
	 * Give a cluster virtual time.
	 * @param builder describes the cluster
	 * @return the builder
	 */
	public static EmbeddedMesosBuilder apply(EmbeddedMesosBuilder builder) {
		SerialScheduler scheduler = new SerialScheduler();
		return builder.virtualTime(scheduler, scheduler::advance);
	}

}
