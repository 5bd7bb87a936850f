package io.github.mesosspring.hook;

import java.util.Optional;
import java.util.function.Function;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import org.jspecify.annotations.Nullable;

/**
 * A convention of the application, of which nothing is known, in front of the documented
 * one, which answers whenever the former throws. The observation ends as any other then,
 * also if that happens at its end. As thread-safe as the two.
 *
 * @param <C> what is observed
 */
public final class IsolatedConvention<C extends Observation.Context> implements ObservationConvention<C> {

	private final ObservationConvention<C> guarded;

	private final ObservationConvention<C> documented;

	private final HookFailures failures;

	private IsolatedConvention(ObservationConvention<C> guarded, ObservationConvention<C> documented,
			HookFailures failures) {
		this.guarded = guarded;
		this.documented = documented;
		this.failures = failures;
	}

	/**
	 * Guard a convention.
	 * @param guarded the convention, or {@code null} if there is none
	 * @param documented what answers when it throws
	 * @param failures where to note what it throws
	 * @param <C> what is observed
	 * @return the convention, guarded, or {@code null} if there is none
	 */
	public static <C extends Observation.Context> @Nullable ObservationConvention<C> of(
			@Nullable ObservationConvention<C> guarded, ObservationConvention<C> documented, HookFailures failures) {
		return (guarded != null) ? new IsolatedConvention<>(guarded, documented, failures) : null;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return ask("supportsContext", (convention) -> convention.supportsContext(context));
	}

	@Override
	public @Nullable String getName() {
		return ask("getName", (convention) -> Optional.ofNullable(convention.getName())).orElse(null);
	}

	@Override
	public @Nullable String getContextualName(C context) {
		return ask("getContextualName", (convention) -> Optional.ofNullable(convention.getContextualName(context)))
			.orElse(null);
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(C context) {
		return ask("getLowCardinalityKeyValues", (convention) -> convention.getLowCardinalityKeyValues(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(C context) {
		return ask("getHighCardinalityKeyValues", (convention) -> convention.getHighCardinalityKeyValues(context));
	}

	private <T> T ask(String callback, Function<ObservationConvention<C>, T> question) {
		try {
			return question.apply(this.guarded);
		}
		catch (Throwable ex) {
			this.failures.report(this.guarded, callback, ex);
			return question.apply(this.documented);
		}
	}

}
