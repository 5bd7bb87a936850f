package io.github.mesosspring.test;

import java.time.Duration;

import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import io.github.mesosspring.embedded.script.TaskScript;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

import static io.github.mesosspring.test.assertj.MesosAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What the annotation does to a context whose properties lead elsewhere.
 */
@SpringBootTest(properties = { "spring.application.name=idle", "mesos.master=127.0.0.1:1",
		"mesos.framework.id-store=file", "mesos.framework.id-file=target/idle.id" })
@EmbeddedMesos(agents = 2, credentials = { "idle:secret", "other:word" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedMesosAnnotationTests {

	@Autowired
	private io.github.mesosspring.embedded.EmbeddedMesos mesos;

	@Test
	@Order(1)
	void connectsAndAuthenticatesTheFrameworkWhateverItsProperties(@Autowired MesosConnectionDetails details) {
		assertThat(this.mesos.agents()).hasSize(2);
		assertThat(details.getPrincipal()).isEqualTo("idle");
		assertThat(details.getSecret()).isEqualTo("secret");
		assertThat(this.mesos).eventually().hasSubscribed("idle");
	}

	@Test
	@Order(2)
	void clearsTheJournalBetweenMethodsButKnowsWhoIsSubscribed(io.github.mesosspring.embedded.EmbeddedMesos injected) {
		assertThat(injected).isSameAs(this.mesos);
		assertThat(injected).hasSubscribed("idle");
		assertThat(injected.journal().snapshot().entries())
			.noneMatch((entry) -> entry.toString().contains("SUBSCRIBE"));
	}

	@Test
	@Order(3)
	void leavesWhatTheTestItselfSets(@Autowired Environment environment) {
		assertThat(environment.getProperty("mesos.framework.id-store")).isEqualTo("file");
	}

	@Test
	void sharesAClusterOnlyWithEqualAttributes() {
		ClusterSettings one = ClusterSettings.of(First.class.getAnnotation(EmbeddedMesos.class));
		assertThat(one).isEqualTo(ClusterSettings.of(Same.class.getAnnotation(EmbeddedMesos.class)));
		assertThat(one).isNotEqualTo(ClusterSettings.of(Other.class.getAnnotation(EmbeddedMesos.class)));
	}

	@Test
	void refusesCredentialsWithoutAColon() {
		ClusterSettings settings = ClusterSettings.of(Wrong.class.getAnnotation(EmbeddedMesos.class));
		assertThatIllegalArgumentException().isThrownBy(() -> settings.start(new StandardEnvironment()))
			.withMessageContaining("principal:secret")
			.withMessageNotContaining("geheim");
	}

	@Nested
	class Inside {

		@Test
		void hasTheClusterOfTheOuterClass(io.github.mesosspring.embedded.EmbeddedMesos injected) {
			assertThat(injected).isSameAs(EmbeddedMesosAnnotationTests.this.mesos);
			injected.scripts().byDefault(TaskScript.finishAfter(Duration.ZERO));
		}

	}

	@EmbeddedMesos(credentials = "a:b")
	static class First {

	}

	@EmbeddedMesos(credentials = "a:b")
	static class Same {

	}

	@EmbeddedMesos(credentials = "a:b", time = EmbeddedMesos.Time.VIRTUAL)
	static class Other {

	}

	@EmbeddedMesos(credentials = "geheim")
	static class Wrong {

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
