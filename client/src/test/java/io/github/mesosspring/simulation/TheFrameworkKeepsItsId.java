package io.github.mesosspring.simulation;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Once a master has named the framework, every SUBSCRIBE bears that name, until the
 * framework is gone for good.
 */
final class TheFrameworkKeepsItsId extends Check {

	private @Nullable String id;

	@Override
	void sinkBegan(Session session) {
		String named = session.frameworkId().getValue();
		require(this.id == null || this.id.equals(named), "the framework is " + named + " and was " + this.id);
		this.id = named;
	}

	@Override
	void left(Request request) {
		if (request.call().getType() == Call.Type.SUBSCRIBE && this.id != null) {
			require(this.id.equals(request.frameworkId()),
					"a SUBSCRIBE is of '" + request.frameworkId() + "' instead of " + this.id);
		}
	}

	@Override
	void frameworkGone() {
		this.id = null;
	}

}
