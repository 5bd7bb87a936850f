package io.github.mesosspring.benchmarks.master;

import java.net.InetSocketAddress;

/**
 * How a master answers whoever wants to subscribe.
 */
public sealed interface Standing {

	/**
	 * It leads, and answers with a stream.
	 */
	record Leading() implements Standing {
	}

	/**
	 * It was elected and does not know the registry yet.
	 */
	record Recovering() implements Standing {
	}

	/**
	 * Another one leads, as far as it knows.
	 *
	 * @param leader where that one is
	 */
	record Following(InetSocketAddress leader) implements Standing {
	}

}
