package io.github.mesosspring.test.assertj;

import io.github.mesosspring.embedded.EmbeddedMesos;

/**
 * Entry of the assertions on an embedded Mesos.
 */
public final class MesosAssertions {

	private MesosAssertions() {
	}

	/**
	 * Begin to assert what frameworks did to a cluster.
	 * @param cluster the cluster
	 * @return the assertions, on all its frameworks and at once
	 */
	public static EmbeddedMesosAssert assertThat(EmbeddedMesos cluster) {
		return new EmbeddedMesosAssert(cluster);
	}

}
