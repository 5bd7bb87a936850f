package io.github.mesosspring.test;

import java.util.List;

import io.github.mesosspring.embedded.EmbeddedMesosBuilder;
import io.github.mesosspring.test.EmbeddedMesos.Time;
import io.github.mesosspring.test.junit.VirtualTime;

import org.springframework.util.Assert;

/**
 * What an annotation says of its cluster; equal for tests that may share it.
 */
record ClusterSettings(int masters, String version, int agents, boolean scripted, double cpus, double mem, Time time,
		List<String> credentials) {

	static ClusterSettings of(EmbeddedMesos annotation) {
		return new ClusterSettings(annotation.masters(), annotation.version(), annotation.agents(),
				annotation.scripted(), annotation.cpus(), annotation.mem(), annotation.time(),
				List.of(annotation.credentials()));
	}

	io.github.mesosspring.embedded.EmbeddedMesos start() {
		EmbeddedMesosBuilder builder = io.github.mesosspring.embedded.EmbeddedMesos.builder()
			.cpus(this.cpus)
			.mem(this.mem);
		builder.masters(this.masters);
		if (!this.version.isEmpty()) {
			builder.version(this.version);
		}
		if (this.scripted) {
			builder.agents(0).scriptedAgents(this.agents);
		}
		else {
			builder.agents(this.agents);
		}
		this.credentials.forEach((credential) -> builder.credential(principal(credential), secret(credential)));
		if (this.time == Time.VIRTUAL) {
			VirtualTime.apply(builder);
		}
		return builder.start();
	}

	static String principal(String credential) {
		return credential.substring(0, colon(credential));
	}

	static String secret(String credential) {
		return credential.substring(colon(credential) + 1);
	}

	private static int colon(String credential) {
		int colon = credential.indexOf(':');
		Assert.isTrue(colon > 0,
				() -> "Credentials in @EmbeddedMesos must read 'principal:secret' but one has no principal or no colon");
		return colon;
	}

}
