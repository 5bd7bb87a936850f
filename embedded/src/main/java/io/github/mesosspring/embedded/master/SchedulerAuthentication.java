package io.github.mesosspring.embedded.master;

import java.util.Map;

import io.github.mesosspring.embedded.http.BasicAuthentication;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.embedded.version.VersionProfile;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which principal a scheduler is. Masters before 1.0 let no scheduler in over
 * HTTP if schedulers have to authenticate.
 */
final class SchedulerAuthentication {

	private static final String REALM = "mesos-master-scheduler";

	private final BasicAuthentication basic;

	private final boolean possible;

	private final boolean explained;

	SchedulerAuthentication(Map<String, String> credentials, VersionProfile profile) {
		this.basic = new BasicAuthentication(credentials, REALM);
		this.possible = credentials.isEmpty() || profile.authenticatesSchedulers();
		this.explained = profile.explainsMissingAuthentication();
	}

	@Nullable String authenticate(HttpCall call) {
		if (this.possible) {
			return this.basic.authenticate(call);
		}
		if (this.explained) {
			throw new RequestRefusedException(403, "HTTP schedulers are not supported when authentication is required");
		}
		throw this.basic.refusal();
	}

}
