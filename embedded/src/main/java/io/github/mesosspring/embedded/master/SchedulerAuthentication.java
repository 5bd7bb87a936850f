package io.github.mesosspring.embedded.master;

import io.github.mesosspring.embedded.http.Authentication;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.Principals;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.embedded.version.VersionProfile;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which principal a scheduler is. Masters before 1.0 let no scheduler in over
 * HTTP if schedulers have to authenticate.
 */
final class SchedulerAuthentication {

	private static final String REALM = "mesos-master-scheduler";

	private final Authentication authentication;

	private final boolean possible;

	private final boolean explained;

	SchedulerAuthentication(Principals principals, VersionProfile profile) {
		this.authentication = new Authentication(principals, REALM);
		this.possible = principals.isEmpty() || profile.authenticatesSchedulers();
		this.explained = profile.explainsMissingAuthentication();
	}

	@Nullable String authenticate(HttpCall call) {
		if (this.possible) {
			return this.authentication.authenticate(call);
		}
		if (this.explained) {
			throw new RequestRefusedException(403, "HTTP schedulers are not supported when authentication is required");
		}
		throw this.authentication.refusal();
	}

}
