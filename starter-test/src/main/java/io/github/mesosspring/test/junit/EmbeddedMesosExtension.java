package io.github.mesosspring.test.junit;

import java.util.function.Consumer;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.EmbeddedMesosBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts an embedded Mesos for a test, to be registered with {@code @RegisterExtension}:
 * in a static field for all tests of a class, in an instance field for each of them. It
 * is closed whatever becomes of the tests. The cluster can also be a parameter of test
 * and lifecycle methods.
 */
public final class EmbeddedMesosExtension
		implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

	private final Consumer<EmbeddedMesosBuilder> customizer;

	private @Nullable EmbeddedMesos mesos;

	private boolean ofClass;

	/**
	 * Start a cluster with one scripted agent that has 4 CPUs and 4096 MiB of memory.
	 */
	public EmbeddedMesosExtension() {
		this((builder) -> {
		});
	}

	/**
	 * Start a cluster as described.
	 * @param customizer describes it, from one scripted agent with 4 CPUs and 4096 MiB of
	 * memory; {@link VirtualTime#apply VirtualTime::apply} is one
	 */
	public EmbeddedMesosExtension(Consumer<EmbeddedMesosBuilder> customizer) {
		this.customizer = customizer;
	}

	/**
	 * The cluster.
	 * @return the one that runs
	 * @throws IllegalStateException if none does, outside of tests
	 */
	public EmbeddedMesos mesos() {
		EmbeddedMesos running = this.mesos;
		if (running == null) {
			throw new IllegalStateException("The embedded Mesos runs only while its test does; "
					+ "is the field of this extension annotated with @RegisterExtension?");
		}
		return running;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		this.ofClass = true;
		start();
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		if (!this.ofClass) {
			start();
		}
	}

	private void start() {
		EmbeddedMesosBuilder builder = EmbeddedMesos.builder().scriptedAgents(1).cpus(4).mem(4096);
		this.customizer.accept(builder);
		this.mesos = builder.start();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		if (!this.ofClass) {
			stop();
		}
	}

	@Override
	public void afterAll(ExtensionContext context) {
		stop();
	}

	private void stop() {
		EmbeddedMesos running = this.mesos;
		this.mesos = null;
		if (running != null) {
			running.close();
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == EmbeddedMesos.class;
	}

	@Override
	public EmbeddedMesos resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return mesos();
	}

}
