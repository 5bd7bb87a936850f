package io.github.mesosspring.autoconfigure.testcontainers;

import java.util.List;

import io.github.mesosspring.autoconfigure.EmbeddedMesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.leader.LeaderDetector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.GenericContainer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.service.connection.PemTrustStore;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class MesosContainerConnectionDetailsFactoryTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				ServiceConnectionAutoConfiguration.class, EmbeddedMesosAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=ignored:5050", "spring.application.name=jobs",
				"mesos.framework.id-store=memory", "mesos.auto-startup=false");

	@Test
	void connectsToTheMappedPortOfAContainerBean() {
		this.contextRunner.withUserConfiguration(MasterBean.class).run((context) -> {
			assertThat(context).hasSingleBean(MesosConnectionDetails.class);
			assertThat(context.getBean(MesosConnectionDetails.class).getMaster()).isEqualTo("docker.example.com:15050");
			assertThat(context.getBean(LeaderDetector.class)).hasToString("masters [http://docker.example.com:15050]");
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { MesosMini.class, Mesosphere.class, Clusterd.class, Renamed.class })
	void knowsTheImagesOfMasters(Class<?> test) {
		this.contextRunner.withInitializer((context) -> customize(test, context))
			.run((context) -> assertThat(context).getBean(MesosConnectionDetails.class)
				.extracting(MesosConnectionDetails::getMaster)
				.isEqualTo("docker.example.com:15050"));
	}

	@Test
	void asksForThePortThatTheMasterWasToldToListenOn() {
		this.contextRunner.withInitializer((context) -> customize(OtherPort.class, context))
			.run((context) -> assertThat(context).getBean(MesosConnectionDetails.class)
				.extracting(MesosConnectionDetails::getMaster)
				.isEqualTo("docker.example.com:18081"));
	}

	@Test
	void speaksHttpsWithTheBundleOfTheAnnotation() {
		this.contextRunner.withInitializer((context) -> customize(Secured.class, context)).run((context) -> {
			assertThat(context).getBean(MesosConnectionDetails.class)
				.extracting(MesosConnectionDetails::getSslBundle)
				.isInstanceOf(SslBundle.class);
			assertThat(context.getBean(LeaderDetector.class)).hasToString("masters [https://docker.example.com:15050]");
		});
	}

	@Test
	void winsOverAnEmbeddedMesosWhichIsNotStartedThen() {
		this.contextRunner.withPropertyValues("mesos.master=embedded")
			.withInitializer((context) -> customize(MesosMini.class, context))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(MesosConnectionDetails.class)
				.doesNotHaveBean(EmbeddedMesos.class));
	}

	@ParameterizedTest
	@ValueSource(classes = { MesosMini.class, Object.class })
	void losesToDetailsOfTheApplication(Class<?> test) {
		this.contextRunner.withInitializer((context) -> customize(test, context))
			.withUserConfiguration(MasterBean.class, OwnDetails.class)
			.run((context) -> assertThat(context.getBean(LeaderDetector.class))
				.hasToString("masters [http://own:5050]"));
	}

	private static void customize(Class<?> test, ConfigurableApplicationContext context) {
		for (ContextCustomizerFactory factory : SpringFactoriesLoader.loadFactories(ContextCustomizerFactory.class,
				null)) {
			if (factory.getClass().getName().contains("testcontainers")) {
				ContextCustomizer customizer = factory.createContextCustomizer(test,
						List.of(new ContextConfigurationAttributes(test)));
				if (customizer != null) {
					customizer.customizeContext(context, new MergedContextConfiguration(test, null, null, null, null));
				}
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class MasterBean {

		@Bean
		@ServiceConnection("mesos")
		GenericContainer<?> master() {
			return new MasterContainer("our/master:1");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDetails {

		@Bean
		MesosConnectionDetails own() {
			return () -> "own:5050";
		}

	}

	static class MesosMini {

		@ServiceConnection
		static final MasterContainer master = new MasterContainer("mesos/mesos-mini:1.9.x");

	}

	static class Mesosphere {

		@ServiceConnection
		static final MasterContainer master = new MasterContainer("mesosphere/mesos-master:1.7.0");

	}

	static class Clusterd {

		@ServiceConnection
		static final MasterContainer master = new MasterContainer("avhost/mesos-mini:v1.11.0-0.8.0");

	}

	static class Renamed {

		@ServiceConnection("mesos")
		static final MasterContainer master = new MasterContainer("registry.example.com/our/master:1");

	}

	static class OtherPort {

		@ServiceConnection
		static final MasterContainer master = new MasterContainer("mesosphere/mesos-master:1.7.0").withEnv("MESOS_PORT",
				"8081");

	}

	static class Secured {

		@PemTrustStore(certificate = "classpath:trusted-master.crt")
		@ServiceConnection
		static final MasterContainer master = new MasterContainer("mesosphere/mesos-master:1.7.0");

	}

}
