package io.github.mesosspring.autoconfigure.endpoint;

import java.util.List;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworks;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworksAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.web.WebEndpointHttpMethod;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.core.convert.support.ConfigurableConversionService;

import static org.assertj.core.api.Assertions.assertThat;

class MesosEndpointAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner hiddenRunner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class,
				MesosFrameworksAutoConfiguration.class, MesosEndpointAutoConfiguration.class,
				EndpointAutoConfiguration.class, WebEndpointAutoConfiguration.class))
		.withInitializer((context) -> context.getEnvironment()
			.setConversionService((ConfigurableConversionService) ApplicationConversionService.getSharedInstance()))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false");

	private final ReactiveWebApplicationContextRunner contextRunner = this.hiddenRunner
		.withPropertyValues("management.endpoints.web.exposure.include=mesos");

	@Test
	void isThereIfItIsExposed() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(MesosEndpoint.class)
			.hasSingleBean(MesosEndpointWebExtension.class));
	}

	@Test
	void isNotThereUnlessItIsExposed() {
		this.hiddenRunner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(MesosEndpoint.class)
			.doesNotHaveBean(MesosEndpointWebExtension.class));
	}

	@Test
	void canBeSwitchedOff() {
		this.contextRunner.withPropertyValues("management.endpoint.mesos.access=none")
			.run((context) -> assertThat(context).doesNotHaveBean(MesosEndpoint.class));
	}

	@Test
	void isNotThereWithoutFrameworks() {
		this.contextRunner.withPropertyValues("mesos.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MesosEndpoint.class));
	}

	@Test
	void isNotThereWithoutActuator() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(Endpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("mesosEndpoint"));
	}

	@Test
	void backsOffForAnEndpointOfTheUser() {
		this.contextRunner.withBean("own", OwnEndpoint.class)
			.run((context) -> assertThat(context).hasSingleBean(MesosEndpoint.class)
				.doesNotHaveBean("mesosEndpoint")
				.hasSingleBean(MesosEndpointWebExtension.class));
	}

	@ParameterizedTest
	@CsvSource({ "read-only, 0", "unrestricted, 1" })
	void operationsAreThereOnlyIfTheAccessIsUnrestricted(String access, int operations) {
		this.contextRunner.withPropertyValues("management.endpoint.mesos.access=" + access)
			.run((context) -> assertThat(methods(context.getBean(WebEndpointsSupplier.class))).hasSize(2 + operations)
				.filteredOn(WebEndpointHttpMethod.POST::equals)
				.hasSize(operations));
	}

	@Test
	void operationsAreNotThereByDefault() {
		this.contextRunner.run((context) -> assertThat(methods(context.getBean(WebEndpointsSupplier.class)))
			.containsExactly(WebEndpointHttpMethod.GET, WebEndpointHttpMethod.GET));
	}

	@Test
	void whatItShowsCanBeWrittenByANativeImage() {
		RuntimeHints hints = new RuntimeHints();
		new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(hints, MesosEndpointAutoConfiguration.class);
		assertThat(List.of(FrameworksDescriptor.class, FrameworkDescriptor.class, FrameworkDescriptor.Handler.class,
				OperationReport.class))
			.allMatch((type) -> RuntimeHintsPredicates.reflection().onType(type).test(hints));
	}

	private static List<WebEndpointHttpMethod> methods(WebEndpointsSupplier endpoints) {
		return endpoints.getEndpoints()
			.stream()
			.filter((endpoint) -> endpoint.getEndpointId().toString().equals("mesos"))
			.flatMap((endpoint) -> endpoint.getOperations().stream())
			.map((operation) -> operation.getRequestPredicate().getHttpMethod())
			.toList();
	}

	static class OwnEndpoint extends MesosEndpoint {

		OwnEndpoint(MesosFrameworks frameworks) {
			super(frameworks);
		}

	}

}
