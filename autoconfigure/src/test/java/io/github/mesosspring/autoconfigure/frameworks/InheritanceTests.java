package io.github.mesosspring.autoconfigure.frameworks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.mesosspring.autoconfigure.MesosConfigurationException;
import io.github.mesosspring.autoconfigure.MesosProperties;
import io.github.mesosspring.codec.Encoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What {@code docs/several-frameworks.md} says of which keys a framework inherits.
 */
class InheritanceTests {

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private final Map<String, Object> file = new LinkedHashMap<>(Map.of("mesos.frameworks.batch", ""));

	@ParameterizedTest
	@ValueSource(strings = { "mesos.master", "mesos.encoding", "mesos.auto-startup", "mesos.on-stop",
			"mesos.security.principal", "mesos.security.secret", "mesos.ssl.bundle", "mesos.framework.user",
			"mesos.framework.id-store", "mesos.framework.labels.team", "mesos.framework.suppressed-roles[0]",
			"mesos.framework.offer-constraints.web[0].all[0].attribute", "mesos.framework.jdbc.table",
			"mesos.zookeeper.connect-string", "mesos.zookeeper.password", "mesos.election.type",
			"mesos.dispatch.concurrency", "mesos.calls.timeout", "mesos.offers.refuse-seconds",
			"mesos.reconciliation.initial", "mesos.operator.agents.secret", "mesos.subscription.backoff.max" })
	void inherits(String key) {
		this.file.put(key, "inherited");
		assertThat(batch().getProperty(key)).isEqualTo("inherited");
		this.file.put(key.replace("mesos.", "mesos.frameworks.batch."), "own");
		assertThat(batch().getProperty(key)).isEqualTo("own");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesos.framework.enabled", "mesos.framework.id-file", "mesos.record.path",
			"mesos.zookeeper.path", "mesos.handlers.x.enabled" })
	void setsForItselfOnly(String key) {
		this.file.put(key, "inherited");
		assertThat(batch().getProperty(key)).isNull();
		this.file.put(key.replace("mesos.", "mesos.frameworks.batch."), "own");
		assertThat(batch().getProperty(key)).isEqualTo("own");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesos.embedded.agents", "mesos.executor.enabled", "mesos.frameworks.web.master" })
	void hasNothingToDoWith(String key) {
		this.file.put(key, "inherited");
		this.file.put(key.replace("mesos.", "mesos.frameworks.batch."), "own");
		assertThat(batch().getProperty(key)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "master, mesos.security.secret", "ssl.bundle, mesos.security.secret",
			"ssl.bundle, mesos.operator.agents.secret", "security.principal, mesos.security.secret",
			"security.principal, mesos.security.principal", "master, mesos.operator.agents.secret",
			"operator.agents.principal, mesos.operator.agents.secret",
			"zookeeper.connect-string, mesos.zookeeper.password", "zookeeper.username, mesos.zookeeper.password",
			"framework.roles, mesos.framework.suppressed-roles",
			"framework.roles, mesos.framework.offer-constraints.web[0].all[0].attribute" })
	void doesNotInheritWhatBelongsToAnothersValue(String own, String key) {
		this.file.put(key, "inherited");
		this.file.put("mesos.frameworks.batch." + own, "own");
		assertThat(batch().getProperty(key)).isNotEqualTo("inherited");
	}

	@Test
	void isCalledByItsName() {
		this.file.put("mesos.framework.name", "jobs");
		this.file.put("mesos.framework.webui-url", "http://ui/${mesos.framework.name}");
		assertThat(batch().getProperty("mesos.framework.name")).isEqualTo("batch");
		assertThat(batch().getProperty("mesos.framework.webui-url")).isEqualTo("http://ui/batch");
		this.file.put("mesos.frameworks.batch.framework.name", "other");
		assertThat(batch().getProperty("mesos.framework.name")).isEqualTo("other");
	}

	@Test
	void bindsAsTheDefaultFrameworkDoes() {
		this.file.putAll(Map.of("mesos.framework.roles[0]", "a", "mesos.framework.roles[1]", "b",
				"mesos.framework.labels.one", "1", "mesos.framework.labels.two", "2", "mesos.encoding", "json"));
		MesosProperties inherited = bound();
		assertThat(inherited.getFramework().getRoles()).containsExactly("a", "b");
		assertThat(inherited.getEncoding()).isEqualTo(Encoding.JSON);
		this.file.putAll(Map.of("mesos.frameworks.batch.framework.roles[0]", "c",
				"mesos.frameworks.batch.framework.labels.two", "zwei", "mesos.frameworks.batch.framework.idFile",
				"batch.id", "mesos.frameworks.batch.max-record-size", "1MB"));
		MesosProperties own = bound();
		assertThat(own.getFramework().getRoles()).containsExactly("c");
		assertThat(own.getFramework().getLabels()).containsOnly(Map.entry("one", "1"), Map.entry("two", "zwei"));
		assertThat(own.getFramework().getIdFile()).isEqualTo(Path.of("batch.id"));
		assertThat(own.getMaxRecordSize().toMegabytes()).isEqualTo(1);
	}

	@Test
	void environmentVariablesSetItsKeys() {
		this.file.putAll(
				Map.of("mesos.frameworks.nightly-batch.framework.roles", "file", "mesos.framework.id-file", "jobs.id"));
		this.variables.putAll(Map.of("MESOS_FRAMEWORKS_BATCH_FRAMEWORK_ROLES_0", "variable",
				"MESOS_FRAMEWORKS_BATCH_FRAMEWORK_IDFILE", "batch.id", "MESOS_FRAMEWORKS_NIGHTLYBATCH_FRAMEWORK_ROLES",
				"x,y", "MESOS_FRAMEWORKS_BATCH_MAX_RECORD_SIZE", "2MB", "MESOS_FRAMEWORK_IDSTORE", "memory"));
		assertThat(bound().getFramework().getRoles()).containsExactly("variable");
		assertThat(bound().getFramework().getIdFile()).isEqualTo(Path.of("batch.id"));
		assertThat(bound().getMaxRecordSize().toMegabytes()).isEqualTo(2);
		assertThat(environment("nightly-batch").getProperty("mesos.framework.roles")).isEqualTo("x,y");
		assertThat(batch().getProperty("mesos.framework.id-store")).isEqualTo("memory");
	}

	@Test
	void environmentVariablesNameNoFramework() {
		this.variables.putAll(Map.of("MESOS_FRAMEWORKS_HOME", "/var/lib", "MESOS_FRAMEWORKS_WEB_MASTER", "m:5050"));
		assertThat(FrameworkName.of(application())).extracting(FrameworkName::value).containsExactly("batch");
	}

	@Test
	void namesAreTakenOnceHoweverTheyAreWritten() {
		this.file.putAll(Map.of("mesos.frameworks.nightly-batch.encoding", "json",
				"mesos.frameworks.nightlyBatch.master", "m:5050"));
		assertThat(FrameworkName.of(application())).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "mesos.frameworks.default.security.secret, 'default'", "mesos.frameworks[0].master, '0'",
			"mesos.frameworks.1st.master, '1st'", "mesos.frameworks[a/b].master, 'a/b'",
			"mesos.frameworks.mesos.master, 'mesos'", "mesos.frameworks.batch, 'batch'" })
	void refusesWhatIsNoNameAndShowsNoValue(String key, String name) {
		this.file.put(key, "geheim");
		assertThatExceptionOfType(MesosConfigurationException.class).isThrownBy(() -> FrameworkName.of(application()))
			.withMessageContaining("'" + name + "' below 'mesos.frameworks'")
			.withMessageNotContaining("geheim")
			.satisfies((ex) -> assertThat(ex.getAction()).doesNotContain("geheim"));
	}

	private MesosProperties bound() {
		return new Binder(ConfigurationPropertySources.from(batch().getPropertySources())).bindOrCreate("mesos",
				MesosProperties.class);
	}

	private FrameworkEnvironment batch() {
		return environment("batch");
	}

	private FrameworkEnvironment environment(String name) {
		StandardEnvironment application = application();
		FrameworkName found = FrameworkName.of(application)
			.stream()
			.filter((candidate) -> candidate.value().equals(name))
			.findFirst()
			.orElseThrow();
		return new FrameworkEnvironment(application, found);
	}

	private StandardEnvironment application() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.variables));
		environment.getPropertySources().addLast(new MapPropertySource("file", this.file));
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

}
