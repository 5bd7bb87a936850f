package io.github.mesosspring.autoconfigure.frameworks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import io.github.mesosspring.autoconfigure.MesosProperties;
import io.github.mesosspring.http.CredentialsException;
import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.http.Recipient;
import io.github.mesosspring.leader.LeaderDetector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.container.ContainerImageMetadata;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which master a framework goes to, how, and what it shows there.
 */
class FrameworkConnectionTests {

	@RegisterExtension
	static final WireMockExtension master = WireMockExtension.newInstance()
		.options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	@TempDir
	private Path folder;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				MesosAutoConfiguration.class, MesosFrameworksAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false", "mesos.frameworks.web=");

	@BeforeEach
	void stub() {
		master.stubFor(WireMock.post("/call").willReturn(ok()));
	}

	@Test
	void theCredentialsOfTheApplicationAreForItsMaster() {
		this.contextRunner.withUserConfiguration(Provider.class).run((context) -> {
			call(context, "web");
			master.verify(1, requested().withHeader("Authorization", WireMock.equalTo("Bearer application")));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "master=other:5050", "security.principal=web", "ssl.bundle=" })
	void theyAreSentToNoOther(String own) {
		this.contextRunner.withUserConfiguration(Provider.class)
			.withPropertyValues("mesos.frameworks.web." + own)
			.run((context) -> {
				call(context, "web");
				call(context, "default");
				master.verify(1, requested().withoutHeader("Authorization"));
				master.verify(1, requested().withHeader("Authorization", WireMock.equalTo("Bearer application")));
			});
	}

	@ParameterizedTest
	@ValueSource(classes = { OwnDetails.class, OwnDetector.class })
	void norToTheOneThatABeanLeadsTo(Class<?> own) {
		this.contextRunner.withUserConfiguration(Provider.class, own)
			.withPropertyValues("mesos.operator.agents.principal=agents", "mesos.operator.agents.secret=geheim",
					"mesos.security.principal=jobs", "mesos.security.secret=geheim")
			.run((context) -> {
				call(context, "web");
				master.verify(1, requested().withoutHeader("Authorization"));
				MesosProperties properties = find(context, "web", MesosProperties.class);
				assertThat(properties.getSecurity().getSecret()).isNull();
				assertThat(properties.getOperator().getAgents().getSecret()).isNull();
			});
	}

	@Test
	void credentialsThatAreForAFrameworkAloneAlwaysCount() {
		this.contextRunner.withUserConfiguration(Provider.class, OwnProvider.class)
			.withPropertyValues("mesos.frameworks.web.master=other:5050")
			.run((context) -> {
				call(context, "web");
				master.verify(1, requested().withHeader("Authorization", WireMock.equalTo("Bearer web")));
			});
	}

	@Test
	void credentialsOfItsOwnGoTheEncryptedWayOfTheApplication() throws Exception {
		this.contextRunner.withUserConfiguration(Encrypted.class)
			.withPropertyValues("mesos.frameworks.web.security.principal=web",
					"mesos.frameworks.web.security.secret=geheim",
					"spring.ssl.bundle.pem.cluster.truststore.certificate="
							+ MasterCertificate.create(this.folder).certificate().toUri())
			.run((context) -> {
				assertThat(context).hasNotFailed();
				MesosConnectionDetails details = find(context, "web", MesosConnectionDetails.class);
				assertThat(details.getSslBundle()).isSameAs(context.getBean(SslBundles.class).getBundle("cluster"));
				assertThat(details.getPrincipal()).isEqualTo("web");
				assertThat(details.getSecret()).isEqualTo("geheim");
				assertThat(find(context, "web", LeaderDetector.class)).hasToString("masters [https://secure:5050]");
				assertThatExceptionOfType(CredentialsException.class).isThrownBy(() -> call(context, "web"))
					.withMessageContaining("without encryption");
				master.verify(0, requested());
			});
	}

	@Test
	void detailsThatAreForAFrameworkAloneReplaceThoseOfTheApplication() {
		this.contextRunner.withUserConfiguration(OwnDetails.class)
			.withBean("all", MesosConnectionDetails.class, () -> () -> "all:5050")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(master(context, "web")).isEqualTo("web:5050");
				assertThat(master(context, "default")).isEqualTo("all:5050");
			});
	}

	@Test
	void ofSeveralDetailsThePrimaryOnesHold() {
		this.contextRunner.withUserConfiguration(Several.class).run((context) -> {
			assertThat(master(context, "default")).isEqualTo("primary:5050");
			assertThat(master(context, "web")).isEqualTo("primary:5050");
		});
	}

	@Test
	void aContainerIsTheMasterOfEveryFramework() {
		this.contextRunner
			.withInitializer(
					details("container", (definition) -> new ContainerImageMetadata("mesos").addTo(definition)))
			.withPropertyValues("mesos.frameworks.web.master=production:5050",
					"mesos.frameworks.web.security.principal=web", "mesos.frameworks.web.security.secret=geheim")
			.run((context) -> {
				assertThat(master(context, "web")).isEqualTo("container:5050");
				call(context, "web");
				master.verify(1, requested().withoutHeader("Authorization"));
			});
	}

	@Test
	void theClusterOfATestIsTheMasterOfEveryFramework() {
		this.contextRunner
			.withInitializer(
					details("test", (definition) -> definition.setAttribute(MesosConnectionDetails.FOR_TESTS, true)))
			.withUserConfiguration(OwnDetails.class)
			.withPropertyValues("mesos.frameworks.batch.master=production:5050")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(master(context, "web")).isEqualTo("test:5050");
				assertThat(master(context, "batch")).isEqualTo("test:5050");
			});
	}

	private static ApplicationContextInitializer<ConfigurableApplicationContext> details(String host,
			Consumer<BeanDefinition> mark) {
		return (context) -> {
			RootBeanDefinition definition = new RootBeanDefinition(MesosConnectionDetails.class,
					() -> () -> host + ":5050");
			mark.accept(definition);
			((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(host, definition);
		};
	}

	private static RequestPatternBuilder requested() {
		return postRequestedFor(urlEqualTo("/call"));
	}

	private static void call(ApplicationContext context, String framework) {
		find(context, framework, MesosWebClients.class).calls()
			.post()
			.uri(master.baseUrl() + "/call")
			.attributes(MasterAuthentication.to(Recipient.NAMED))
			.retrieve()
			.toBodilessEntity()
			.block(Duration.ofSeconds(10));
	}

	private static String master(ApplicationContext context, String framework) {
		return find(context, framework, MesosConnectionDetails.class).getMaster();
	}

	private static <T> T find(ApplicationContext context, String framework, Class<T> type) {
		return context.getBean(MesosFrameworks.class).find(framework).orElseThrow().find(type).orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	static class Provider {

		@Bean
		MesosCredentialsProvider provider() {
			return () -> Mono.just("Bearer application");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProvider {

		@Bean(defaultCandidate = false)
		@Qualifier("web")
		MesosCredentialsProvider webProvider() {
			return () -> Mono.just("Bearer web");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDetails {

		@Bean(defaultCandidate = false)
		@Qualifier("web")
		MesosConnectionDetails webDetails() {
			return () -> "web:5050";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDetector {

		@Bean(defaultCandidate = false)
		@Qualifier("web")
		LeaderDetector webDetector() {
			return new LeaderDetector() {

				@Override
				public Mono<URI> detect() {
					return Mono.just(URI.create("http://web:5050"));
				}

				@Override
				public void close() {
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Several {

		@Bean
		@Primary
		MesosConnectionDetails primary() {
			return () -> "primary:5050";
		}

		@Bean
		MesosConnectionDetails second() {
			return () -> "second:5050";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Encrypted {

		@Bean
		MesosConnectionDetails details(SslBundles bundles) {
			return new MesosConnectionDetails() {

				@Override
				public String getMaster() {
					return "secure:5050";
				}

				@Override
				public @Nullable SslBundle getSslBundle() {
					return bundles.getBundle("cluster");
				}

			};
		}

	}

}
