package io.github.mesosspring.benchmarks.failover;

import io.github.mesosspring.benchmarks.master.LoopbackMaster;
import io.github.mesosspring.benchmarks.master.Standing;

/**
 * Two masters, and where a framework looks for the one that leads.
 */
public abstract class MasterPair implements AutoCloseable {

	private final LoopbackMaster first = LoopbackMaster.start(new Standing.Leading());

	private final LoopbackMaster second = LoopbackMaster.start(new Standing.Following(this.first.address()));

	/**
	 * The one that leads at first.
	 */
	final LoopbackMaster first() {
		return this.first;
	}

	/**
	 * The one that leads in the end.
	 */
	final LoopbackMaster second() {
		return this.second;
	}

	/**
	 * What is configured as the master.
	 */
	abstract String location();

	/**
	 * The second is elected.
	 */
	abstract void elect() throws Exception;

	@Override
	public void close() throws Exception {
		this.first.close();
		this.second.close();
	}

}
