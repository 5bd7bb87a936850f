package io.github.mesosspring.autoconfigure.metrics;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds that meters do not grow with the cluster.
 */
class CardinalityTests {

	/** How many agents one subscription hears of. */
	private static final int BATCH = 10;

	private static final Pattern ID = Pattern.compile("(framework|offer|agent|task|host|uuid)-\\d+");

	@Test
	void tenThousandAgentsHaveNoMoreMetersThanTen() {
		Set<String> few = metersAfter(10);
		assertThat(metersAfter(10_000)).isEqualTo(few).hasSizeGreaterThan(100);
	}

	private static Set<String> metersAfter(int agents) {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		MeteredFramework.runner(registry).run((context) -> {
			MeteredFramework framework = new MeteredFramework(context);
			for (int i = 0; i < agents; i += BATCH) {
				framework.subscribe("" + i);
				IntStream.range(i, i + BATCH).mapToObj(String::valueOf).forEach((name) -> {
					framework.offer(name);
					framework.update(name);
				});
				framework.awaitHandlers();
				framework.lose();
			}
			assertThat(registry.get("mesos.events").tag("type", "UPDATE").counter().count()).isEqualTo(agents);
			assertThat(registry.get("mesos.event").tag("handler", "offers").timer().count()).isEqualTo(agents);
			assertThat(accepted(registry, "DECLINE")).isEqualTo(agents);
			assertThat(accepted(registry, "KILL")).isEqualTo(agents);
			assertThat(accepted(registry, "ACKNOWLEDGE")).isEqualTo(agents);
		});
		List<Meter.Id> ids = registry.getMeters().stream().map(Meter::getId).toList();
		assertThat(ids.stream().flatMap((id) -> id.getTags().stream()).map(Tag::getValue))
			.noneMatch((value) -> ID.matcher(value).find());
		Set<String> names = new TreeSet<>();
		ids.forEach((id) -> names.add(id.getName() + id.getTags()));
		return names;
	}

	private static double accepted(SimpleMeterRegistry registry, String type) {
		return registry.get("mesos.calls").tags("type", type, "outcome", "accepted").counter().count();
	}

}
