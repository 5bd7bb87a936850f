package io.github.mesosspring.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworksAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class MesosThreadConfigurationTests {

	private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MesosAutoConfiguration.class, MesosFrameworksAutoConfiguration.class,
				MesosExecutorAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false");

	@Test
	void threadsAreThoseOfThePlatformUnlessSaidOtherwise() {
		this.contextRunner.run((context) -> assertThat(isVirtual(context.getBean(MesosThreadFactory.class))).isFalse());
	}

	@Test
	void threadsAreVirtualWhereTheJvmHasThem() {
		this.contextRunner.withPropertyValues("spring.threads.virtual.enabled=true")
			.run((context) -> assertThat(isVirtual(context.getBean(MesosThreadFactory.class)))
				.isEqualTo(Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS));
	}

	@Test
	void thoseOfAnExecutorToo() {
		this.contextRunner
			.withPropertyValues("spring.threads.virtual.enabled=true", "mesos.executor.enabled=true",
					"mesos.executor.exit-on-shutdown=false")
			.withInitializer(AgentVariables.in(AgentVariables.recorded("protobuf")))
			.run((context) -> assertThat(isVirtual(context.getBean(MesosThreadFactory.class)))
				.isEqualTo(Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS));
	}

	@Test
	void backsOffForThoseOfTheApplication() {
		MesosThreadFactory own = Thread::new;
		this.contextRunner.withBean(MesosThreadFactory.class, () -> own)
			.run((context) -> assertThat(context).getBean(MesosThreadFactory.class).isSameAs(own));
	}

	@ParameterizedTest
	@CsvSource({ "true, 2", "false, 1" })
	void makesThoseOfEveryFrameworkThereIs(boolean withDefault, int frameworks) {
		List<Thread> made = new CopyOnWriteArrayList<>();
		this.contextRunner.withBean(MesosThreadFactory.class, () -> (task) -> {
			Thread thread = new Thread(task);
			made.add(thread);
			return thread;
		})
			.withPropertyValues("mesos.framework.enabled=" + withDefault, "mesos.frameworks.batch.framework.user=batch")
			.run((context) -> assertThat(made).extracting(Thread::getName)
				.filteredOn("mesos-events"::equals)
				.hasSize(frameworks));
	}

	@Test
	void namedFrameworksHaveThreadsWithoutADefaultOne() {
		this.contextRunner
			.withPropertyValues("mesos.framework.enabled=false", "mesos.frameworks.batch.framework.user=batch")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static boolean isVirtual(MesosThreadFactory threads) {
		Thread thread = threads.newThread(() -> {
		});
		try {
			return (Boolean) Thread.class.getMethod("isVirtual").invoke(thread);
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
