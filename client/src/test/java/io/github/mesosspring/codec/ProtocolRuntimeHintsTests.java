package io.github.mesosspring.codec;

import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.scheduler.Call;
import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an image is told of that is done by reflection.
 */
class ProtocolRuntimeHintsTests {

	private final RuntimeHints hints = new RuntimeHints();

	@Test
	void jsonMayCallTheMethodsOfEveryMessageItsBuilderAndEnums() throws Exception {
		register();
		for (Class<?> type : new Class<?>[] { FrameworkInfo.class, FrameworkInfo.Builder.class, Call.Accept.class,
				Call.Accept.Builder.class, TaskState.class, io.github.mesosspring.protocol.executor.Event.Launch.class,
				io.github.mesosspring.protocol.master.Response.GetAgents.class }) {
			for (var method : type.getMethods()) {
				if (method.getDeclaringClass() == type) {
					assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(method)).accepts(this.hints);
				}
			}
		}
	}

	@Test
	void nothingElseIsKept() {
		register();
		assertThat(this.hints.reflection().typeHints()).allSatisfy((hint) -> {
			assertThat(hint.getType().getName()).startsWith("io.github.mesosspring.protocol.");
			assertThat(Class.forName(hint.getType().getName(), false, getClass().getClassLoader())).isNotInterface();
		}).hasSizeGreaterThan(500);
	}

	@Test
	void handlersMayBeCalled() throws Exception {
		new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(this.hints, Handlers.class);
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(Handlers.class.getDeclaredMethod("offered", Call.class))).accepts(this.hints);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(Handlers.class.getDeclaredMethod("other")))
			.rejects(this.hints);
	}

	/**
	 * As Spring finds them.
	 */
	private void register() {
		SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
			.load(RuntimeHintsRegistrar.class)
			.stream()
			.filter(ProtocolRuntimeHints.class::isInstance)
			.forEach((registrar) -> registrar.registerHints(this.hints, getClass().getClassLoader()));
	}

	static class Handlers {

		@MesosEventHandler
		void offered(Call call) {
		}

		void other() {
		}

	}

}
