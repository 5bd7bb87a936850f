package io.github.mesosspring.autoconfigure.security;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class MesosSanitizingFunctionTests {

	private final StandardEnvironment environment = new StandardEnvironment();

	private final MesosSanitizingFunction function = new MesosSanitizingFunction(this.environment);

	@ParameterizedTest
	@ValueSource(strings = { "mesos.security.secret", "MESOS_SECURITY_SECRET", "mesos.security.token",
			"mesos.security.dcos.privateKey", "mesos.security.dcos.private-key-password",
			"mesos.frameworks.blue.security.secret", "mesos.frameworks[blue].security.token",
			"MESOS_FRAMEWORKS_BLUE_SECURITY_DCOS_PRIVATEKEY", "mesos.operator.agents.secret",
			"mesos.operator.agents.dcos.private-key", "mesos.zookeeper.password",
			"MESOS_EXECUTOR_AUTHENTICATION_TOKEN" })
	void hidesWhatIsUnderAKeyOfASecret(String key) {
		assertThat(sanitized(key, "geheim")).isEqualTo(SanitizableData.SANITIZED_VALUE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesos.security.principal", "mesos.framework.name", "mesos.security.dcos.uid",
			"mesos.security.oauth2.client-registration-id", "spring.application.name", "jobs.token" })
	void showsTheRest(String key) {
		assertThat(sanitized(key, "jobs")).isEqualTo("jobs");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesos.master", "MESOS_MASTER", "mesos.frameworks.blue.master" })
	void showsAnAddressWithoutItsCredentials(String key) {
		assertThat(sanitized(key, "zk://jobs:geheim@zk1:2181/mesos")).isEqualTo("zk://******@zk1:2181/mesos");
		assertThat(sanitized(key, "jobs:geheim@m:5050")).isEqualTo("******@m:5050");
		assertThat(sanitized(key, "m1:5050,m2:5050")).isEqualTo("m1:5050,m2:5050");
	}

	@Test
	void hidesASecretUnderTheKeyItIsTakenFrom() {
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("test",
					Map.of("mesos.security.secret", "${JOBS_CREDENTIAL}", "JOBS_CREDENTIAL", "geheim1",
							"mesos.zookeeper.password", "pw", "mesos.operator.agents.token", "${ABSENT}")));
		assertThat(sanitized("JOBS_CREDENTIAL", "geheim1")).isEqualTo(SanitizableData.SANITIZED_VALUE);
		assertThat(sanitized("sun.java.command", "app --x=geheim1")).isEqualTo(SanitizableData.SANITIZED_VALUE);
		assertThat(sanitized("short", "pw")).isEqualTo(SanitizableData.SANITIZED_VALUE);
		assertThat(sanitized("harmless", "pwd")).isEqualTo("pwd");
		assertThat(PlantedSecrets.of(this.environment)).asString().doesNotContain("geheim");
	}

	@Test
	void hidesTheCredentialsOfAnAddressUnderTheKeyTheyAreTakenFrom() {
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("mesos.master", "${ZK_URL}", "ZK_URL", "zk://u:pw@zk/mesos",
					"mesos.frameworks.blue.master", "zk://jobs:${ZK_SECRET}@zk/blue", "ZK_SECRET", "geheim1")));
		assertThat(sanitized("ZK_URL", "zk://u:pw@zk/mesos")).isEqualTo(SanitizableData.SANITIZED_VALUE);
		assertThat(sanitized("mesos.master", "zk://u:pw@zk/mesos")).isEqualTo("zk://******@zk/mesos");
		assertThat(sanitized("ZK_SECRET", "geheim1")).isEqualTo(SanitizableData.SANITIZED_VALUE);
		assertThat(sanitized("sun.java.command", "app --x=zk://jobs:geheim1@zk/blue"))
			.isEqualTo(SanitizableData.SANITIZED_VALUE);
		assertThat(sanitized("harmless", "zk/mesos")).isEqualTo("zk/mesos");
	}

	@Test
	void leavesAloneWhatIsNotThere() {
		assertThat(this.function.apply(new SanitizableData(null, "mesos.security.secret", null)).getValue()).isNull();
	}

	@Test
	void isThereIfActuatorIs() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MesosSecurityAutoConfiguration.class));
		runner.run((context) -> assertThat(context).hasSingleBean(MesosSanitizingFunction.class));
		runner
			.withClassLoader(
					new FilteredClassLoader("org.springframework.boot.actuate", "org.springframework.security"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean("mesosSanitizingFunction")
				.doesNotHaveBean("mesosOAuth2CredentialsFactory")
				.hasSingleBean(DcosCredentialsFactory.class));
		runner.withPropertyValues("mesos.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(DcosCredentialsFactory.class));
	}

	private Object sanitized(String key, String value) {
		return this.function.apply(new SanitizableData(null, key, value)).getValue();
	}

}
