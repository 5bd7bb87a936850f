package io.github.mesosspring.benchmarks.contestant;

import java.net.URI;

/**
 * Work to be measured.
 */
interface Scenario {

	/**
	 * Do the work with a contestant and print what was measured.
	 */
	void run(Contestant contestant, URI master, Output output) throws Exception;

}
