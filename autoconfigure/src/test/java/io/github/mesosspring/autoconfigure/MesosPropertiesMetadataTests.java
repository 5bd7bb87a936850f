package io.github.mesosspring.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads the configuration metadata of the jar, as editors do. Which defaults there are is
 * seen in the generated reference, see {@link ConfigurationReferenceTests}.
 */
class MesosPropertiesMetadataTests {

	/** Keys that are off or empty until somebody sets them, and why. */
	private static final Map<String, String> WITHOUT_DEFAULT = new TreeMap<>(Map.ofEntries(
			Map.entry("mesos.master", "nobody can guess it: the start fails and names the forms"),
			Map.entry("mesos.framework.hostname", "not told to the master"),
			Map.entry("mesos.framework.webui-url", "not told to the master"),
			Map.entry("mesos.framework.labels", "empty"), Map.entry("mesos.framework.suppressed-roles", "empty"),
			Map.entry("mesos.framework.offer-constraints", "empty: all agents"),
			Map.entry("mesos.framework.jdbc.platform", "found out from the database"),
			Map.entry("mesos.record.path", "nothing is recorded"),
			Map.entry("mesos.security.principal", "no authentication"),
			Map.entry("mesos.security.secret", "no authentication"),
			Map.entry("mesos.operator.agents.principal", "no authentication"),
			Map.entry("mesos.operator.agents.secret", "no authentication"),
			Map.entry("mesos.security.token", "no authentication"),
			Map.entry("mesos.security.dcos.uid", "no authentication"),
			Map.entry("mesos.security.dcos.private-key", "no authentication"),
			Map.entry("mesos.security.dcos.private-key-password", "the key is not encrypted"),
			Map.entry("mesos.security.oauth2.client-registration-id", "no authentication"),
			Map.entry("mesos.operator.agents.token", "no authentication"),
			Map.entry("mesos.operator.agents.dcos.uid", "no authentication"),
			Map.entry("mesos.operator.agents.dcos.private-key", "no authentication"),
			Map.entry("mesos.operator.agents.dcos.private-key-password", "the key is not encrypted"),
			Map.entry("mesos.operator.agents.oauth2.client-registration-id", "no authentication"),
			Map.entry("mesos.ssl.bundle", "no encryption"),
			Map.entry("mesos.zookeeper.connect-string", "no ZooKeeper of our own data"),
			Map.entry("mesos.zookeeper.username", "no authentication"),
			Map.entry("mesos.zookeeper.password", "no authentication"), Map.entry("mesos.election.role", "any role"),
			Map.entry("mesos.frameworks", "none but the one of 'mesos.framework'"),
			Map.entry("mesos.handlers", "empty: handlers are as their annotations say")));

	/**
	 * What Spring Boot adds for an endpoint by itself, where it does for all endpoints.
	 */
	private static final String OF_THE_ENDPOINT = "management.endpoint.mesos.";

	/** Keys that are a prefix for all others, and have no metadata of their elements. */
	private static final String FRAMEWORKS = "mesos.frameworks";

	/** Types that say themselves what a value looks like, as editors know. */
	private static final List<String> TELLING = List.of("java.lang.Boolean", "java.lang.Integer", "java.lang.Long",
			"java.lang.Double", "java.time.Duration", "org.springframework.util.unit.DataSize");

	private static final Pattern ELEMENT = Pattern.compile("^java\\.util\\..*[<,](io\\.github\\.[^<>,]+)>+$");

	private static final Pattern OF_A_MAP = Pattern.compile("\\.(keys|values)$");

	private final ConfigurationMetadata metadata = new ConfigurationMetadata();

	@Test
	void allKeysAreBelowMesos() {
		assertThat(this.metadata.properties().keySet()).isNotEmpty()
			.allMatch((name) -> name.startsWith("mesos.") || name.startsWith(OF_THE_ENDPOINT));
	}

	@Test
	void everyKeyHasATypeAndADescription() {
		properties().forEach((name, property) -> {
			assertThat(property.path("type").asString("")).as("type of " + name).isNotEmpty();
			assertThat(property.path("description").asString("")).as("description of " + name)
				.endsWith(".")
				.doesNotStartWith("The ")
				.doesNotStartWith("A ");
		});
	}

	@Test
	void everyKeyHasADefaultOrAReasonForHavingNone() {
		List<String> without = properties().entrySet()
			.stream()
			.filter((property) -> ConfigurationMetadata.defaultOf(property.getValue()) == null)
			.map(Map.Entry::getKey)
			.toList();
		assertThat(WITHOUT_DEFAULT.values()).allMatch(StringUtils::hasText);
		assertThat(without).as("WITHOUT_DEFAULT").isSubsetOf(WITHOUT_DEFAULT.keySet());
	}

	@Test
	void everyKeyWhoseTypeDoesNotSayItHasHintsAtItsValues() {
		List<String> missing = new ArrayList<>();
		properties().forEach((name, property) -> {
			String type = property.path("type").asString();
			String hint = type.startsWith("java.util.Map<") ? name + ".keys" : name;
			if (!TELLING.contains(type) && !this.metadata.hints().containsKey(hint)) {
				missing.add("{ \"name\": \"" + hint + "\", \"providers\": [ { \"name\": \"any\" } ] }");
			}
		});
		assertThat(missing)
			.as("hints for additional-spring-configuration-metadata.json, better with values than with 'any'")
			.isEmpty();
	}

	/**
	 * Without, neither editors nor the reference nor the warning of mistyped keys know
	 * what may be below the key.
	 */
	@Test
	void whateverIsKeptByNamesOrInListsHasMetadataOfItsOwn() {
		properties().forEach((name, property) -> {
			Matcher element = ELEMENT.matcher(property.path("type").asString());
			if (!name.equals(FRAMEWORKS) && element.find()
					&& !ClassUtils.resolveClassName(element.group(1), null).isEnum()) {
				assertThat(ConfigurationMetadata.propertiesOf(element.group(1)))
					.as("%s, of which the elements are %s: give that class a @ConfigurationPropertiesSource", name,
							element.group(1))
					.isNotEmpty();
			}
		});
	}

	@Test
	void hintsAreOfKeysThatExistAndNameValuesOrWhereTheyComeFrom() {
		this.metadata.hints().forEach((name, hint) -> {
			assertThat(this.metadata.properties()).containsKey(OF_A_MAP.matcher(name).replaceFirst(""));
			assertThat(hint.path("values").size() + hint.path("providers").size()).as("hints of " + name).isPositive();
			hint.path("values")
				.valueStream()
				.forEach((value) -> assertThat(value.path("description").asString("")).as(name + " " + value)
					.endsWith("."));
		});
	}

	@Test
	void everyConstantOfAnEnumHasAHint() {
		properties().forEach((name, property) -> {
			Class<?> type = enumOf(property);
			if (type != null) {
				assertThat(values(name)).as("hints of " + name)
					.isSubsetOf(Stream.of(type.getEnumConstants())
						.map((constant) -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
						.toList());
				assertThat(values(name)).as("hints of " + name)
					.hasSameSizeAs(Stream.of(type.getEnumConstants()).filter((constant) -> !isStub(constant)).toList());
			}
		});
	}

	/**
	 * All keys but those Spring Boot describes.
	 */
	private Map<String, JsonNode> properties() {
		Map<String, JsonNode> properties = new TreeMap<>(this.metadata.properties());
		properties.keySet().removeIf((name) -> name.startsWith(OF_THE_ENDPOINT));
		return properties;
	}

	/** Stands in protobuf for what is newer than the reader. */
	private static boolean isStub(Object constant) {
		return constant.toString().equals("UNKNOWN");
	}

	private List<String> values(String name) {
		return this.metadata.hints()
			.getOrDefault(name, MissingNode.getInstance())
			.path("values")
			.valueStream()
			.map((value) -> value.path("value").asString())
			.toList();
	}

	private static Class<?> enumOf(JsonNode property) {
		String type = property.path("type").asString().replaceAll("^java\\.util\\.(List|Set)<(.*)>$", "$2");
		if (!type.startsWith("io.github.") && !type.startsWith("org.springframework.boot.")) {
			return null;
		}
		Class<?> found = ClassUtils.resolveClassName(type, null);
		return found.isEnum() ? found : null;
	}

}
