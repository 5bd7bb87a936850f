package io.github.mesosspring.hook;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IsolatedObservationTests {

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final HookFailures failures = new HookFailures(LogFactory.getLog(getClass()), "observation of");

	private final ObservationWatch watch = new ObservationWatch();

	@AfterEach
	void forgetTheScope() {
		this.registry.setCurrentObservationScope(null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "onScopeOpened", "onScopeClosed" })
	void aScopeWhoseHandlerThrowsIsNotLeftOpen(String callback) {
		this.registry.observationConfig().observationHandler(new Throwing(callback));
		IsolatedObservation.start(this.registry, this.failures, "a test", this::inner).openScope().close();
		assertThat(this.registry.getCurrentObservationScope()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "onScopeOpened", "onScopeClosed" })
	void theScopeBeforeIsPutBack(String callback) {
		Observation outer = Observation.start("outer", this.registry);
		try (Observation.Scope before = outer.openScope()) {
			this.registry.observationConfig().observationHandler(new Throwing(callback));
			IsolatedObservation.start(this.registry, this.failures, "a test", this::inner).openScope().close();
			assertThat(this.registry.getCurrentObservationScope()).isSameAs(before);
		}
	}

	@Test
	void aConventionThatThrowsAtTheEndLeavesNothingOpen() {
		this.registry.observationConfig().observationHandler(this.watch);
		List<Boolean> throwing = new ArrayList<>();
		ObservationConvention<Observation.Context> documented = new Named("documented");
		ObservationConvention<Observation.Context> convention = IsolatedConvention.of(new Named("own") {

			@Override
			public KeyValues getLowCardinalityKeyValues(Observation.Context context) {
				if (throwing.isEmpty()) {
					return super.getLowCardinalityKeyValues(context);
				}
				throw new IllegalStateException("on purpose");
			}

		}, documented, this.failures);
		Observation observation = IsolatedObservation.start(this.registry, this.failures, "a test",
				() -> Observation.createNotStarted(convention, documented, Observation.Context::new, this.registry));
		throwing.add(true);
		observation.stop();
		this.watch.assertAllEnded();
		assertThat(observation.getContext().getName()).isEqualTo("own");
		assertThat(observation.getContext().getLowCardinalityKeyValue("of").getValue()).isEqualTo("documented");
		assertThat(observation.getObservationRegistry()).isSameAs(this.registry);
	}

	@Test
	void whatAnEarlierHandlerBeganIsEndedIfALaterOneThrowsAtTheStart() {
		this.registry.observationConfig().observationHandler(this.watch).observationHandler(new Throwing("onStart"));
		IsolatedObservation.start(this.registry, this.failures, "a test", this::inner).stop();
		this.watch.assertAllEnded();
	}

	@Test
	void nothingIsMadeForARegistryThatDoesNothing() {
		assertThat(IsolatedObservation.start(ObservationRegistry.NOOP, this.failures, "a test", () -> {
			throw new AssertionError("made");
		})).isSameAs(Observation.NOOP);
	}

	private Observation inner() {
		return Observation.createNotStarted("inner", this.registry);
	}

	private static class Named implements ObservationConvention<Observation.Context> {

		private final String name;

		Named(String name) {
			this.name = name;
		}

		@Override
		public String getName() {
			return this.name;
		}

		@Override
		public KeyValues getLowCardinalityKeyValues(Observation.Context context) {
			return KeyValues.of("of", this.name);
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	private record Throwing(String callback) implements ObservationHandler<Observation.Context> {

		@Override
		public void onStart(Observation.Context context) {
			throwIn("onStart");
		}

		@Override
		public void onScopeOpened(Observation.Context context) {
			throwIn("onScopeOpened");
		}

		@Override
		public void onScopeClosed(Observation.Context context) {
			throwIn("onScopeClosed");
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return context.getName().equals("inner");
		}

		private void throwIn(String here) {
			if (here.equals(this.callback)) {
				throw new NoClassDefFoundError("on purpose");
			}
		}

	}

}
