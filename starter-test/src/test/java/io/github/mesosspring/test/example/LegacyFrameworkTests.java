package io.github.mesosspring.test.example;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.test.junit.EmbeddedMesosExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.github.mesosspring.test.assertj.MesosAssertions.assertThat;

// tag::test[]
class LegacyFrameworkTests {

	@RegisterExtension
	static final EmbeddedMesosExtension cluster = new EmbeddedMesosExtension(
			(builder) -> builder.scriptedAgents(3).cpus(16));

	@Test
	void subscribes(EmbeddedMesos mesos) throws Exception {
		LegacyFramework.start(mesos.uri());
		assertThat(mesos).eventually().hasSubscribed("legacy");
	}

}
// end::test[]

/**
 * Stands for any program that speaks the Scheduler API.
 */
final class LegacyFramework {

	private LegacyFramework() {
	}

	static void start(URI master) throws Exception {
		HttpRequest subscribe = HttpRequest.newBuilder(master.resolve("/api/v1/scheduler"))
			.header("Content-Type", "application/json")
			.header("Accept", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"SUBSCRIBE\",\"subscribe\":"
					+ "{\"framework_info\":{\"user\":\"nobody\",\"name\":\"legacy\"}}}"))
			.build();
		HttpClient.newHttpClient().send(subscribe, HttpResponse.BodyHandlers.ofInputStream());
	}

}
