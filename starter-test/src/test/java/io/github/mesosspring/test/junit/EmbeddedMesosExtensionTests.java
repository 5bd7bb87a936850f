package io.github.mesosspring.test.junit;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import io.github.mesosspring.embedded.EmbeddedMesos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EmbeddedMesosExtensionTests {

	@RegisterExtension
	static final EmbeddedMesosExtension shared = new EmbeddedMesosExtension((builder) -> builder.scriptedAgents(3));

	@Test
	void runsWhileTheTestDoes() throws Exception {
		assertThat(shared.mesos().agents()).hasSize(3);
		assertThat(health(shared.mesos().uri())).isEqualTo(200);
	}

	@Test
	void isAParameterOfTestMethods(EmbeddedMesos mesos) {
		assertThat(mesos).isSameAs(shared.mesos());
	}

	@Test
	void startsForEachTestAndClosesAfterIt() throws Exception {
		EmbeddedMesosExtension extension = new EmbeddedMesosExtension();
		extension.beforeEach(null);
		URI uri = extension.mesos().uri();
		assertThat(health(uri)).isEqualTo(200);
		extension.afterEach(null);
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> health(uri));
		assertThatIllegalStateException().isThrownBy(extension::mesos).withMessageContaining("@RegisterExtension");
	}

	@Test
	void setsVirtualTimeForward() {
		try (EmbeddedMesos mesos = VirtualTime.apply(EmbeddedMesos.builder().scriptedAgents(1)).start()) {
			mesos.advance(Duration.ofDays(1));
			assertThat(mesos.journal().snapshot().time()).isEqualTo(Instant.EPOCH.plus(Duration.ofDays(1)));
		}
	}

	private static int health(URI uri) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri.resolve("/health")).build(), HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

}
