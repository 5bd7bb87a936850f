package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads the configuration metadata of the jar, as editors do.
 */
class MesosPropertiesMetadataTests {

	private static final List<String> WITHOUT_DEFAULT = List.of("mesos.master", "mesos.framework.hostname",
			"mesos.framework.labels", "mesos.handlers", "mesos.framework.offer-constraints",
			"mesos.framework.suppressed-roles", "mesos.framework.webui-url", "mesos.record.path",
			"mesos.security.principal", "mesos.security.secret", "mesos.ssl.bundle", "mesos.zookeeper.connect-string",
			"mesos.zookeeper.username", "mesos.zookeeper.password", "mesos.operator.agents.principal",
			"mesos.operator.agents.secret", "mesos.election.role", "mesos.framework.jdbc.platform");

	private static final Map<String, Object> DEFAULTS = Map.ofEntries(Map.entry("mesos.enabled", "true"),
			Map.entry("mesos.encoding", "protobuf"), Map.entry("mesos.max-record-size", "256MB"),
			Map.entry("mesos.auto-startup", "true"), Map.entry("mesos.leader.address", "hostname"),
			Map.entry("mesos.on-stop", "failover"), Map.entry("mesos.stop-timeout", "20s"),
			Map.entry("mesos.subscription.start-policy", "retry"),
			Map.entry("mesos.framework.name", "${spring.application.name}"),
			Map.entry("mesos.framework.user", "${user.name}"), Map.entry("mesos.framework.roles", "[\"*\"]"),
			Map.entry("mesos.framework.failover-timeout", "7d"), Map.entry("mesos.framework.checkpoint", "true"),
			Map.entry("mesos.framework.capabilities",
					"[\"multi-role\",\"partition-aware\",\"task-killing-state\",\"reservation-refinement\"]"),
			Map.entry("mesos.framework.id-store", "file"),
			Map.entry("mesos.framework.id-file", ".mesos/${mesos.framework.name}.id"),
			Map.entry("mesos.subscription.missed-heartbeats", "5"),
			Map.entry("mesos.subscription.backoff.initial", "250ms"),
			Map.entry("mesos.subscription.backoff.max", "15s"),
			Map.entry("mesos.subscription.on-framework-removed", "stop"),
			Map.entry("mesos.dispatch.max-queued-bytes", "64MB"),
			Map.entry("mesos.dispatch.max-queued-events", "100000"), Map.entry("mesos.dispatch.concurrency", "1"),
			Map.entry("mesos.dispatch.remembered-updates", "10000"), Map.entry("mesos.dispatch.max-deliveries", "10"),
			Map.entry("mesos.dispatch.max-pause", "2m"), Map.entry("mesos.offers.refuse-seconds", "5s"),
			Map.entry("mesos.offers.decline-unhandled", "true"), Map.entry("mesos.calls.timeout", "75s"),
			Map.entry("mesos.calls.acknowledge-concurrency", "4"), Map.entry("mesos.calls.max-queued", "10000"),
			Map.entry("mesos.operator.timeout", "75s"), Map.entry("mesos.operator.max-answer-size", "256MB"),
			Map.entry("mesos.framework.jdbc.table", "mesos_framework"),
			Map.entry("mesos.framework.jdbc.schema", "classpath:io/github/mesosspring/framework/schema.sql"),
			Map.entry("mesos.framework.jdbc.initialize-schema", "embedded"),
			Map.entry("mesos.framework.jdbc.continue-on-error", "true"),
			Map.entry("mesos.zookeeper.path", "/mesos-frameworks/${mesos.framework.name}"),
			Map.entry("mesos.zookeeper.session-timeout", "10s"), Map.entry("mesos.zookeeper.connection-timeout", "5s"),
			Map.entry("mesos.election.type", "none"), Map.entry("mesos.reconciliation.enabled", "true"),
			Map.entry("mesos.reconciliation.chunk-size", "500"), Map.entry("mesos.reconciliation.initial", "5s"),
			Map.entry("mesos.reconciliation.max", "5m"), Map.entry("mesos.reconciliation.implicit-interval", "15m"),
			Map.entry("mesos.executor.enabled", "false"), Map.entry("mesos.executor.exit-on-shutdown", "true"),
			Map.entry("mesos.embedded.masters", "1"), Map.entry("mesos.embedded.agents", "1"),
			Map.entry("mesos.embedded.port", "0"));

	private static JsonNode metadata;

	@BeforeAll
	static void readMetadata() throws IOException {
		for (var url : Collections
			.list(MesosProperties.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream stream = url.openStream()) {
				JsonNode candidate = JsonMapper.shared().readTree(stream);
				if (candidate.toString().contains("\"" + MesosProperties.class.getName() + "\"")) {
					metadata = candidate;
				}
			}
		}
		assertThat(metadata).as("metadata of the module").isNotNull();
	}

	@Test
	void everyKeyHasATypeAndADescription() {
		for (JsonNode property : properties().values()) {
			assertThat(property.path("type").asString("")).as(property.toString()).isNotEmpty();
			assertThat(property.path("description").asString("")).as(property.toString())
				.endsWith(".")
				.doesNotStartWith("The ")
				.doesNotStartWith("A ");
		}
	}

	@Test
	void everyKeyIsOneOfThePlanAndHasItsDefault() {
		Map<String, String> defaults = new TreeMap<>();
		properties().forEach((name, property) -> {
			JsonNode value = property.path("defaultValue");
			if (!value.isMissingNode()) {
				defaults.put(name, value.isValueNode() ? value.asString() : value.toString());
			}
		});
		assertThat(defaults).containsExactlyInAnyOrderEntriesOf(new TreeMap<>((Map) DEFAULTS));
		assertThat(properties().keySet()).containsAll(WITHOUT_DEFAULT)
			.hasSize(DEFAULTS.size() + WITHOUT_DEFAULT.size());
	}

	@Test
	void hintsAreOfKeysThatExist() {
		List<String> hinted = metadata.path("hints").valueStream().map((hint) -> hint.path("name").asString()).toList();
		assertThat(hinted).contains("mesos.master", "mesos.encoding", "mesos.framework.id-store");
		assertThat(properties().keySet()).containsAll(hinted);
	}

	private static Map<String, JsonNode> properties() {
		Map<String, JsonNode> properties = new TreeMap<>();
		metadata.path("properties")
			.valueStream()
			.forEach((property) -> properties.put(property.path("name").asString(), property));
		return properties;
	}

}
