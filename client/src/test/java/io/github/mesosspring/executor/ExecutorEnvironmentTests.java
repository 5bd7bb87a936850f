package io.github.mesosspring.executor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExecutorEnvironmentTests {

	private final Map<String, String> variables = new HashMap<>(Map.of("MESOS_FRAMEWORK_ID", "f", "MESOS_EXECUTOR_ID",
			"e", "MESOS_AGENT_ENDPOINT", "10.0.0.1:5051", "MESOS_SLAVE_PID", "slave(1)@10.0.0.1:5051"));

	@Test
	void readsWhatARealAgentSets() throws IOException {
		ExecutorEnvironment environment = ExecutorEnvironment.of(recorded());
		assertThat(environment.frameworkId().getValue()).isEqualTo("162e64bd-7f22-4ed3-b013-0154adc0736d-0000");
		assertThat(environment.executorId().getValue()).isEqualTo("ex1");
		assertThat(environment.agentId()).isEqualTo("162e64bd-7f22-4ed3-b013-0154adc0736d-S0");
		assertThat(environment.agent()).isEqualTo(URI.create("http://127.0.0.1:6060"));
		assertThat(environment.path()).isEqualTo("/api/v1/executor");
		assertThat(environment.checkpoint()).isTrue();
		assertThat(environment.recoveryTimeout()).isEqualTo(Duration.ofMinutes(1));
		assertThat(environment.subscriptionBackoffMax()).isEqualTo(Duration.ofSeconds(5));
		assertThat(environment.shutdownGracePeriod()).isEqualTo(Duration.ofSeconds(5));
		assertThat(environment.authenticationToken()).isNull();
		assertThat(environment.domainSocket()).isNull();
		assertThat(environment.sandbox()).hasFileName("f1078fed-e0d7-4bf9-b9de-b2889e95d605");
	}

	@Test
	void knowsTheDefaultsOfAgents() {
		ExecutorEnvironment environment = ExecutorEnvironment.of(this.variables);
		assertThat(environment.checkpoint()).isFalse();
		assertThat(environment.recoveryTimeout()).isEqualTo(Duration.ofMinutes(15));
		assertThat(environment.subscriptionBackoffMax()).isEqualTo(Duration.ofSeconds(2));
		assertThat(environment.shutdownGracePeriod()).isEqualTo(Duration.ofSeconds(5));
		assertThat(environment.sandbox()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "MESOS_FRAMEWORK_ID", "MESOS_EXECUTOR_ID" })
	void namesTheVariableThatIsMissingAndWhoSetsIt(String name) {
		this.variables.remove(name);
		assertThatExceptionOfType(ExecutorEnvironmentException.class)
			.isThrownBy(() -> ExecutorEnvironment.of(this.variables))
			.withMessageStartingWith("The environment variable " + name + " is missing. ")
			.withMessageContaining("must be started by a Mesos agent")
			.satisfies((ex) -> assertThat(ex.getVariable()).isEqualTo(name));
	}

	@Test
	void asksForTheEndpointIfNobodyNamesTheAgent() {
		this.variables.keySet().removeAll(Set.of("MESOS_AGENT_ENDPOINT", "MESOS_SLAVE_PID"));
		assertThatExceptionOfType(ExecutorEnvironmentException.class)
			.isThrownBy(() -> ExecutorEnvironment.of(this.variables))
			.withMessageContaining("MESOS_AGENT_ENDPOINT is missing");
	}

	@Test
	void takesTheAddressFromThePidIfThereIsNoEndpoint() {
		this.variables.remove("MESOS_AGENT_ENDPOINT");
		assertThat(ExecutorEnvironment.of(this.variables).agent()).isEqualTo(URI.create("http://10.0.0.1:5051"));
	}

	@ParameterizedTest
	@CsvSource({ "MESOS_AGENT_ENDPOINT, nonsense", "MESOS_AGENT_ENDPOINT, host:5051/path",
			"MESOS_RECOVERY_TIMEOUT, 15 minutes", "MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD, -5secs" })
	void namesTheVariableThatMakesNoSense(String name, String value) {
		this.variables.put(name, value);
		assertThatExceptionOfType(ExecutorEnvironmentException.class)
			.isThrownBy(() -> ExecutorEnvironment.of(this.variables))
			.withMessageContaining(name)
			.withMessageContaining("'" + value + "'");
	}

	@Test
	void understandsAddressesOfIpv6() {
		this.variables.put("MESOS_AGENT_ENDPOINT", "[::1]:5051");
		assertThat(ExecutorEnvironment.of(this.variables).agent()).hasToString("http://[::1]:5051");
	}

	@Test
	void speaksTlsWhereTheAgentDoes() {
		this.variables.put("LIBPROCESS_SSL_ENABLED", "1");
		assertThat(ExecutorEnvironment.of(this.variables).agent()).hasScheme("https");
	}

	@Test
	void usesTheFullPathOnADomainSocket() {
		this.variables.put("MESOS_DOMAIN_SOCKET", "/var/run/mesos.sock");
		ExecutorEnvironment environment = ExecutorEnvironment.of(this.variables);
		assertThat(environment.domainSocket()).isEqualTo(Path.of("/var/run/mesos.sock"));
		assertThat(environment.path()).isEqualTo("/slave(1)/api/v1/executor");
		this.variables.remove("MESOS_SLAVE_PID");
		assertThatExceptionOfType(ExecutorEnvironmentException.class)
			.isThrownBy(() -> ExecutorEnvironment.of(this.variables))
			.withMessageContaining("MESOS_SLAVE_PID is missing");
	}

	@Test
	void keepsTheTokenToItself() {
		this.variables.put("MESOS_EXECUTOR_AUTHENTICATION_TOKEN", "abc.def.ghi");
		ExecutorEnvironment environment = ExecutorEnvironment.of(this.variables);
		assertThat(environment.authenticationToken()).isEqualTo("abc.def.ghi");
		assertThat(environment).asString().contains("[secret]").doesNotContain("abc");
	}

	@ParameterizedTest
	@CsvSource({ "7ns, PT0.000000007S", "7us, PT0.000007S", "1.5ms, PT0.0015S", "5secs, PT5S", "15mins, PT15M",
			"1.5hrs, PT1H30M", "2days, PT48H", "0ns, PT0S", "1weeks, PT168H" })
	void readsDurationsOfMesos(String text, Duration duration) {
		assertThat(MesosDuration.parse(text)).isEqualTo(duration);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "5", "secs", "5 secs", "5s", "5sec", "1e3secs", "-1secs", ".5secs", "PT5S" })
	void takesNothingElseForADuration(String text) {
		assertThat(MesosDuration.parse(text)).isNull();
	}

	@Test
	void cutsDurationsThatAreTooLongForAnybody() {
		assertThat(MesosDuration.parse("99999999999999weeks")).isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
	}

	private static Map<String, String> recorded() throws IOException {
		try (InputStream in = ExecutorEnvironmentTests.class
			.getResourceAsStream("/wire/S19-executor-api-json/executor.env")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.map((line) -> line.split("=", 2))
				.collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
		}
	}

}
