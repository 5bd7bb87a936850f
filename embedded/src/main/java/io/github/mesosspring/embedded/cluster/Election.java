package io.github.mesosspring.embedded.cluster;

import io.github.mesosspring.protocol.MasterInfo;
import org.jspecify.annotations.Nullable;

/**
 * How masters agree on who leads: the one that has contended longest. Thread-safe.
 */
public interface Election extends AutoCloseable {

	/**
	 * Let a master contend.
	 * @param master the master
	 * @param observer hears of leaders until the candidacy ends, the present one first
	 * @return its candidacy
	 */
	Candidacy contend(MasterInfo master, Observer observer);

	/**
	 * End all candidacies. Nobody hears of it.
	 */
	@Override
	void close();

	/**
	 * That a master wants to lead.
	 */
	interface Candidacy {

		/**
		 * The process of the master has ended. It may be taken for the leader for a while
		 * still.
		 */
		void end();

	}

	/**
	 * Who wants to know who leads.
	 */
	interface Observer {

		/**
		 * There is another leader. Does not block.
		 * @param leader the leader, {@code null} if nobody leads
		 */
		void leader(@Nullable MasterInfo leader);

		/**
		 * The master led and does not any more, which ends its process. Takes a few
		 * seconds at most.
		 */
		void deposed();

	}

}
