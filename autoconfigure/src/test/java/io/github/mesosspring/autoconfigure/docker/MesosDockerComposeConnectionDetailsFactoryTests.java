package io.github.mesosspring.autoconfigure.docker;

import java.util.List;

import io.github.mesosspring.autoconfigure.EmbeddedMesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.leader.LeaderDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.docker.compose.lifecycle.DockerComposeServicesReadyEvent;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

class MesosDockerComposeConnectionDetailsFactoryTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				EmbeddedMesosAutoConfiguration.class, MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=ignored:5050", "spring.application.name=jobs",
				"mesos.framework.id-store=memory", "mesos.auto-startup=false");

	@ParameterizedTest
	@ValueSource(strings = { "mesos/mesos-mini", "mesos/mesos-mini:1.9.x", "mesosphere/mesos-master:1.7.0",
			"avhost/mesos-mini:v1.11.0-0.8.0" })
	void connectsToTheHostPortOfAMaster(String image) {
		started(Service.of(image)).run((context) -> assertThat(context).getBean(LeaderDetector.class)
			.hasToString("masters [http://127.0.0.1:15050]"));
	}

	@Test
	void takesAServiceOfAnotherImageThatIsLabelledAsMesos() {
		started(Service.of("registry.example.com/our/master:1")
			.label("org.springframework.boot.service-connection", "mesos"))
			.run((context) -> assertThat(context).getBean(LeaderDetector.class)
				.hasToString("masters [http://127.0.0.1:15050]"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesosphere/mesos-slave:1.7.0", "zookeeper:3.9", "our/mesos-master:1" })
	void leavesOtherServicesAlone(String image) {
		started(Service.of(image)).run((context) -> assertThat(context).getBean(LeaderDetector.class)
			.hasToString("masters [http://ignored:5050]"));
	}

	@Test
	void asksForThePortThatTheMasterWasToldToListenOn() {
		started(Service.of("mesosphere/mesos-master:1.7.0").env("MESOS_PORT", "8081"))
			.run((context) -> assertThat(context).getBean(MesosConnectionDetails.class)
				.extracting(MesosConnectionDetails::getMaster)
				.isEqualTo("127.0.0.1:18081"));
	}

	@Test
	void speaksHttpsWithTheBundleOfTheLabels() {
		started(Service.of("mesosphere/mesos-master:1.7.0")
			.label("org.springframework.boot.sslbundle.pem.truststore.certificate", "classpath:trusted-master.crt"))
			.run((context) -> {
				assertThat(context).getBean(MesosConnectionDetails.class)
					.extracting(MesosConnectionDetails::getSslBundle)
					.isInstanceOf(SslBundle.class);
				assertThat(context.getBean(LeaderDetector.class)).hasToString("masters [https://127.0.0.1:15050]");
			});
	}

	@Test
	void winsOverAnEmbeddedMesosWhichIsNotStartedThen() {
		started(Service.of("mesos/mesos-mini")).withPropertyValues("mesos.master=embedded")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(MesosConnectionDetails.class)
				.doesNotHaveBean(EmbeddedMesos.class));
	}

	@Test
	void losesToDetailsOfTheApplication() {
		started(Service.of("mesos/mesos-mini")).withBean("own", MesosConnectionDetails.class, () -> () -> "own:5050")
			.run((context) -> assertThat(context).getBean(LeaderDetector.class)
				.hasToString("masters [http://own:5050]"));
	}

	/**
	 * Says what Docker Compose would say, to the listener that Spring Boot has for it.
	 */
	private ApplicationContextRunner started(Service service) {
		return this.contextRunner.withInitializer((context) -> {
			for (ApplicationListener<?> listener : SpringFactoriesLoader.loadFactories(ApplicationListener.class,
					null)) {
				if (listener.getClass().getName().contains("docker.compose.service")) {
					tell(listener, ready(context, service));
				}
			}
		});
	}

	@SuppressWarnings("unchecked")
	private static void tell(ApplicationListener<?> listener, DockerComposeServicesReadyEvent event) {
		((ApplicationListener<DockerComposeServicesReadyEvent>) listener).onApplicationEvent(event);
	}

	private static DockerComposeServicesReadyEvent ready(ApplicationContext context, Service service) {
		try {
			return ReflectionUtils
				.accessibleConstructor(DockerComposeServicesReadyEvent.class, ApplicationContext.class, List.class)
				.newInstance(context, List.of(service));
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError(ex);
		}
	}

}
