package io.github.mesosspring.autoconfigure.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import io.github.mesosspring.autoconfigure.MesosExecutorAutoConfiguration;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.executor.ExecutorEnvironment;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.executor.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionObserver;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Holds docs/metrics.md to what is registered.
 */
class MeterDocumentationTests {

	private static final Path DOCUMENT = Path.of("../docs/metrics.md");

	private static final Pattern ROW = Pattern
		.compile("(?m)^\\| `(mesos[a-z.]+)` \\| ([a-z ]+) \\| ([a-z]*) ?\\| ([^|]*) ?\\| ([SE ]+) \\| \\S.*\\|$");

	@Test
	void theTableNamesAllMetersTheirKindsUnitsAndTagsAndNoOthers() throws IOException {
		Map<String, String> registered = new TreeMap<>();
		scheduler().forEach((name, meter) -> registered.merge(name, meter + " S", (one, other) -> one + other));
		executor().forEach((name, meter) -> registered.merge(name, meter + " E",
				(one, other) -> one.equals(meter + " S") ? one + " E" : one + " but " + other));
		assertThat(documented()).isEqualTo(registered);
	}

	private static Map<String, String> documented() throws IOException {
		Map<String, String> rows = new TreeMap<>();
		ROW.matcher(Files.readString(DOCUMENT))
			.results()
			.forEach((row) -> rows.put(row.group(1),
					row.group(2) + "/" + row.group(3) + "/" + tags(row) + " " + row.group(5).strip()));
		return rows;
	}

	private static String tags(MatchResult row) {
		return Arrays.stream(row.group(4).split("[`, ]+"))
			.filter((tag) -> !tag.isEmpty())
			.collect(Collectors.toCollection(TreeSet::new))
			.toString();
	}

	private static Map<String, String> scheduler() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		MeteredFramework.runner(registry)
			.withPropertyValues("mesos.reconciliation.enabled=true")
			.run((context) -> new MeteredFramework(context).live("1"));
		return described(registry);
	}

	private static Map<String, String> executor() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class,
					MesosExecutorAutoConfiguration.class, MesosExecutorMetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, () -> registry)
			.withBean(Handlers.class)
			.withBean(ExecutorEnvironment.class,
					() -> ExecutorEnvironment.of(Map.of("MESOS_FRAMEWORK_ID", "f", "MESOS_EXECUTOR_ID", "e",
							"MESOS_AGENT_ENDPOINT", "127.0.0.1:1")))
			.withPropertyValues("mesos.executor.enabled=true", "mesos.auto-startup=false",
					"spring.application.name=workers")
			.run((context) -> {
				EventDispatcher dispatcher = context.getBean(EventDispatcher.class);
				ExecutorEnvironment environment = context.getBean(ExecutorEnvironment.class);
				dispatcher.begin(
						new Session(environment.agent(), FrameworkID.newBuilder().setValue("f").build(), null, 1),
						Event.newBuilder().setType(Event.Type.SUBSCRIBED).build().toByteArray());
				dispatcher.accept(1, MesosEventType.MESSAGE,
						Event.newBuilder()
							.setType(Event.Type.MESSAGE)
							.setMessage(Event.Message.newBuilder().setData(ByteString.EMPTY))
							.build()
							.toByteArray());
				SessionObserver observer = new SessionObserver(context.getBean(ObservationRegistry.class), null,
						"workers");
				observer.begun();
				observer.ended("shut_down");
				await().until(() -> registry.find("mesos.event").timer() != null);
			});
		return described(registry);
	}

	private static Map<String, String> described(SimpleMeterRegistry registry) {
		Map<String, String> meters = new TreeMap<>();
		for (Meter meter : registry.getMeters()) {
			Meter.Id id = meter.getId();
			if (id.getName().startsWith("mesos.")) {
				String described = kind(meter) + "/" + ((id.getBaseUnit() != null) ? id.getBaseUnit() : "") + "/"
						+ id.getTags()
							.stream()
							.map(Tag::getKey)
							.filter((tag) -> !tag.equals("framework"))
							.collect(Collectors.toCollection(TreeSet::new));
				assertThat(meters.getOrDefault(id.getName(), described)).as(id.getName()).isEqualTo(described);
				assertThat(id.getTag("framework")).as(id.getName()).isIn("jobs", "workers");
				assertThat(meter instanceof LongTaskTimer || id.getDescription() != null || kind(meter).equals("timer"))
					.as(id.getName())
					.isTrue();
				meters.put(id.getName(), described);
			}
		}
		return meters;
	}

	private static String kind(Meter meter) {
		return meter.getId().getType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	static class Handlers {

		@MesosEventHandler
		void message(Event.Message message) {
		}

	}

}
