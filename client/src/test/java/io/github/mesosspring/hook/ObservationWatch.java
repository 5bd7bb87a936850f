package io.github.mesosspring.hook;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sees whether observations that should know nothing of each other do, and whether all of
 * them end. To be the last handler, which is the first to hear of an end.
 */
public final class ObservationWatch implements ObservationHandler<Observation.Context> {

	private final List<String> parents = new CopyOnWriteArrayList<>();

	private final Set<Observation.Context> open = ConcurrentHashMap.newKeySet();

	@Override
	public void onStart(Observation.Context context) {
		this.open.add(context);
		if (context.getParentObservation() != null) {
			this.parents.add(context.getParentObservation().toString());
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		this.open.remove(context);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return true;
	}

	/**
	 * Hold that no observation had a parent.
	 */
	public void assertNoneHadAParent() {
		assertThat(this.parents).isEmpty();
	}

	/**
	 * Hold that all observations that were started were stopped.
	 */
	public void assertAllEnded() {
		assertThat(this.open).isEmpty();
	}

}
