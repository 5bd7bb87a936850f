package io.github.mesosspring.test;

import java.net.URI;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;

import static io.github.mesosspring.test.assertj.MesosAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cluster of several old masters, whose leader is lost.
 */
@SpringBootTest(classes = SeveralMastersTests.Application.class, properties = "spring.application.name=lasting")
@EmbeddedMesos(masters = 2, version = "1.9")
class SeveralMastersTests {

	@Test
	void theFrameworkFollowsTheLeader(io.github.mesosspring.embedded.EmbeddedMesos mesos) {
		assertThat(mesos).eventually().hasSubscribed("lasting");
		URI before = mesos.uri();
		mesos.failOver();
		assertThat(mesos.uri()).isNotEqualTo(before);
		mesos.journal().clear();
		assertThat(mesos).eventually().hasSubscribed("lasting");
		assertThat(mesos.leader().streams()).hasSize(1);
	}

	@EnableAutoConfiguration
	static class Application {

	}

}
