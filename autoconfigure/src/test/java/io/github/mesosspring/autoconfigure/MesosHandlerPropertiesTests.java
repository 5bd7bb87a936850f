package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventHandlers;
import io.github.mesosspring.event.HandlerState;
import io.github.mesosspring.event.InvalidEventHandlerException;
import io.github.mesosspring.event.MesosEventErrorHandler;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.event.UnknownEventHandlerException;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class MesosHandlerPropertiesTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false")
		.withUserConfiguration(Application.class);

	@Test
	void handlersRunAsTheirAnnotationsSayUnlessConfiguredOtherwise() {
		this.contextRunner.run((context) -> assertThat(handlers(context.getBean(EventDispatcher.class)).all())
			.extracting("id", "state")
			.containsExactly(tuple("MesosHandlerPropertiesTests.Application.onUpdate", HandlerState.RUNNING),
					tuple("any", HandlerState.RUNNING)));
	}

	@Test
	void aHandlerIsSwitchedOffPausedAndNarrowedByItsId() {
		this.contextRunner
			.withPropertyValues("mesos.handlers[MesosHandlerPropertiesTests.Application.onUpdate].enabled=false",
					"mesos.handlers.any.paused=true", "mesos.handlers.any.types=message,error",
					"mesos.handlers.any.order=3", "mesos.handlers.any.error-handler=own",
					"mesos.handlers.any.condition=event.message.data.empty")
			.run((context) -> {
				EventHandlers handlers = handlers(context.getBean(EventDispatcher.class));
				assertThat(handlers.get("MesosHandlerPropertiesTests.Application.onUpdate").state())
					.isEqualTo(HandlerState.DISABLED);
				assertThat(handlers.get("any").state()).isEqualTo(HandlerState.PAUSED);
				assertThat(handlers.get("any").types()).isEqualTo(Set.of(MesosEventType.MESSAGE, MesosEventType.ERROR));
			});
	}

	@Test
	void anIdThatNoHandlerHasFailsTheStartWithThoseThereAre() {
		this.contextRunner.withPropertyValues("mesos.handlers.ani.enabled=false").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause().isInstanceOf(UnknownEventHandlerException.class);
			assertThat(FailureAnalyses.print(context.getStartupFailure())).contains(
					"Keys are set for the handler 'ani'. There is no @MesosEventHandler method with the id 'ani'; "
							+ "there are MesosHandlerPropertiesTests.Application.onUpdate, any.");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesos.handlers.any.enabld=false", "mesos.handlers.any=false",
			"mesos.handlers[Jobs.onUpdate].on=false" })
	void aKeyThatNobodyReadsFailsTheStart(String key) {
		this.contextRunner.withPropertyValues(key).run((context) -> assertThat(context).getFailure().isNotNull());
	}

	@Test
	void anIdWithDotsThatIsNotInBracketsFailsTheStartAndIsToldHowToBeWritten() {
		this.contextRunner
			.withPropertyValues("mesos.handlers.MesosHandlerPropertiesTests.Application.onUpdate.enabled=false")
			.run((context) -> assertThat(FailureAnalyses.print(context.getStartupFailure()))
				.contains("mesos.handlers[Jobs.onUpdate].enabled"));
	}

	@Test
	void anErrorHandlerThatThereIsNotFailsTheStart() {
		this.contextRunner.withPropertyValues("mesos.handlers.any.error-handler=nobody")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidEventHandlerException.class)
				.hasMessageContaining("there is no bean 'nobody'"));
	}

	@Test
	void aCustomizerThatThrowsFailsTheStartWithItsName() {
		this.contextRunner.withBean(FrameworkInfoCustomizer.class, () -> new Failing()).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(FailureAnalyses.print(context.getStartupFailure())).contains(
					"The bean of type " + Failing.class.getName() + " failed: java.lang.NoClassDefFoundError: gone");
		});
	}

	@Test
	void whatACustomizerSaysAboutTheConfigurationIsReportedAsItSaysIt() {
		FrameworkInfoCustomizer own = (info) -> {
			throw new MesosConfigurationException("Our region is not known.", "Set jobs.region.");
		};
		this.contextRunner.withBean(FrameworkInfoCustomizer.class, () -> own)
			.run((context) -> assertThat(FailureAnalyses.print(context.getStartupFailure()))
				.contains("Our region is not known.", "Set jobs.region.")
				.doesNotContain("failed:"));
	}

	@Test
	void allKeysOfAHandlerAreDocumented() throws IOException {
		String page = Files.readString(Path.of("../docs/handlers.md"));
		assertThat(Pattern.compile("(?m)^\\| `mesos\\.handlers\\.<id>\\.([a-z-]+)`").matcher(page).results())
			.extracting((key) -> key.group(1))
			.containsExactlyInAnyOrderElementsOf(
					Arrays.stream(BeanUtils.getPropertyDescriptors(MesosHandlerProperties.class))
						.filter((property) -> property.getWriteMethod() != null)
						.map((property) -> DataObjectPropertyName.toDashedForm(property.getName()))
						.toList());
	}

	private static EventHandlers handlers(EventDispatcher dispatcher) {
		return dispatcher.handlers();
	}

	static class Failing implements FrameworkInfoCustomizer {

		@Override
		public void customize(FrameworkInfo.Builder info) {
			throw new NoClassDefFoundError("gone");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		void onUpdate(TaskStatus status) {
			this.seen.add("update");
		}

		@MesosEventHandler(id = "any", types = { MesosEventType.MESSAGE, MesosEventType.ERROR, MesosEventType.UPDATE })
		void on(Event event) {
			this.seen.add("any");
		}

		@Bean
		MesosEventErrorHandler own() {
			return (id, event, failure, attempt) -> this.seen.add("failed " + id);
		}

	}

}
