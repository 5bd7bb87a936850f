package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.OfferConstraints;
import io.github.mesosspring.session.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which roles get offers of which agents, by configuration.
 */
class OfferConstraintsTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, WebClientAutoConfiguration.class,
				MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false");

	@Test
	void readsAlternativesOfConstraints() {
		String yaml = """
				mesos.framework:
				  roles: [web, eng/batch]
				  suppressed-roles: [eng/batch]
				  offer-constraints:
				    web:
				      - all-of:
				          - attribute: rack
				            text-equals: r1
				          - selector: zone
				            text-not-equals: z1
				      - all-of:
				          - selector: hostname
				            text-matches: "web-.*"
				          - attribute: gpu
				            exists: false
				    "[eng/batch]":
				      - all-of:
				          - selector: region
				            exists: true
				          - attribute: disk
				            text-not-matches: "ssd.*"
				""";
		String expected = """
				{"role_constraints":{
				"web":{"groups":[
				{"attribute_constraints":[
				{"selector":{"attribute_name":"rack"},"predicate":{"text_equals":{"value":"r1"}}},
				{"selector":{"pseudoattribute_type":"ZONE"},"predicate":{"text_not_equals":{"value":"z1"}}}]},
				{"attribute_constraints":[
				{"selector":{"pseudoattribute_type":"HOSTNAME"},"predicate":{"text_matches":{"regex":"web-.*"}}},
				{"selector":{"attribute_name":"gpu"},"predicate":{"not_exists":{}}}]}]},
				"eng/batch":{"groups":[{"attribute_constraints":[
				{"selector":{"pseudoattribute_type":"REGION"},"predicate":{"exists":{}}},
				{"selector":{"attribute_name":"disk"},"predicate":{"text_not_matches":{"regex":"ssd.*"}}}]}]}}}
				""";
		yaml(yaml).run((context) -> {
			Call.Subscribe subscribe = context.getBean(Sessions.class)
				.accepted()
				.subscribe(context.getBean(FrameworkInfo.class), null);
			assertThat(subscribe.getSuppressedRolesList()).containsExactly("eng/batch");
			assertThat(subscribe.getOfferConstraints()).isEqualTo(Encoding.JSON.codec()
				.decode(expected.getBytes(StandardCharsets.UTF_8), OfferConstraints.getDefaultInstance()));
		});
	}

	@Test
	void saysNothingUnlessConfigured() {
		this.contextRunner.run((context) -> {
			Call.Subscribe subscribe = context.getBean(Sessions.class)
				.accepted()
				.subscribe(context.getBean(FrameworkInfo.class), null);
			assertThat(subscribe.getSuppressedRolesList()).isEmpty();
			assertThat(subscribe.hasOfferConstraints()).isFalse();
		});
	}

	@Test
	void aBeanMayChangeThem() {
		this.contextRunner
			.withBean(OfferConstraintsCustomizer.class,
					() -> (builder) -> builder.putRoleConstraints("*",
							OfferConstraints.RoleConstraints.getDefaultInstance()))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'mesos.framework.offer-constraints' of the role '*' has no 'groups'"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"attribute=rack | 'mesos.framework.offer-constraints.web[0].all-of[0]' has none of 'exists'",
			"exists=true | 'mesos.framework.offer-constraints.web[0].all-of[0]' has none of 'attribute' or 'selector'",
			"attribute=rack,selector=zone,exists=true | has more than one of 'attribute' or 'selector'",
			"attribute=rack,text-equals=a,exists=true | has more than one of 'exists'" })
	void wrongConstraintsFailTheStartByTheirKey(String properties, String words) {
		String prefix = "mesos.framework.offer-constraints.web[0].all-of[0].";
		this.contextRunner.withPropertyValues("mesos.framework.roles=web")
			.withPropertyValues(List.of(properties.split(",")).stream().map(prefix::concat).toArray(String[]::new))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(MesosConfigurationException.class)
				.message()
				.contains(words));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"suppressed-roles=b | 'mesos.framework.suppressed-roles' contains 'b' | mesos.framework.suppressed-roles",
			"offer-constraints.b[0].all-of[0].attribute=x,offer-constraints.b[0].all-of[0].exists=true "
					+ "| 'mesos.framework.offer-constraints' names the role 'b' | mesos.framework.offer-constraints",
			"roles=a/ | 'mesos.framework.roles' contains 'a/' | mesos.framework.roles",
			"roles=-a,capabilities=partition-aware | 'mesos.framework.roles' is '-a' | mesos.framework.roles",
			"failover-timeout=200000d | 'mesos.framework.failover-timeout' is | mesos.framework.failover-timeout" })
	void whatEveryMasterWouldRefuseFailsTheStart(String properties, String words, String key) {
		this.contextRunner
			.withPropertyValues(
					List.of(properties.split(",")).stream().map("mesos.framework."::concat).toArray(String[]::new))
			.run((context) -> {
				Throwable failure = context.getStartupFailure();
				while (failure.getCause() != null) {
					failure = failure.getCause();
				}
				assertThat(failure).isInstanceOf(MesosConfigurationException.class);
				assertThat(failure.getMessage()).contains(words);
				assertThat(((MesosConfigurationException) failure).getAction()).contains(key);
			});
	}

	private ApplicationContextRunner yaml(String yaml) {
		return this.contextRunner.withInitializer((context) -> {
			try {
				new YamlPropertySourceLoader()
					.load("yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
					.forEach(context.getEnvironment().getPropertySources()::addFirst);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

}
