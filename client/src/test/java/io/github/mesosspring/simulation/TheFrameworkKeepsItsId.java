package io.github.mesosspring.simulation;

import java.util.HashSet;
import java.util.Set;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Once a master has named the framework, every SUBSCRIBE bears that name, until the
 * framework is gone for good.
 */
final class TheFrameworkKeepsItsId extends Check {

	/** Of which a TEARDOWN left, whatever became of it. */
	private final Set<String> tornDown = new HashSet<>();

	private final Set<String> gone = new HashSet<>();

	private @Nullable String id;

	@Override
	void sinkBegan(Session session) {
		String named = session.frameworkId().getValue();
		require(!isBound() || named.equals(this.id), "the framework is " + named + " and was " + this.id);
		this.id = named;
	}

	@Override
	void left(Request request) {
		if (request.call().getType() == Call.Type.TEARDOWN) {
			this.tornDown.add(request.frameworkId());
		}
		if (request.call().getType() == Call.Type.SUBSCRIBE && isBound()) {
			require(request.frameworkId().equals(this.id),
					"a SUBSCRIBE is of '" + request.frameworkId() + "' instead of " + this.id);
		}
	}

	@Override
	void idDeleted(String framework) {
		require(this.gone.contains(framework) || this.tornDown.contains(framework),
				"the id " + framework + " was deleted, and nobody wanted the framework to end");
		this.gone.add(framework);
	}

	@Override
	void frameworkGone(String framework) {
		this.gone.add(framework);
	}

	private boolean isBound() {
		return this.id != null && !this.gone.contains(this.id);
	}

}
