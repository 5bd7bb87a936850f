package io.github.mesosspring.embedded.master;

import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.MasterInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a master knows of who leads.
 *
 * @param leader the leading master, {@code null} if none is known
 * @param leads whether it is this one
 * @param recovered whether this one, if it leads, has read the registry
 */
record Leadership(@Nullable MasterInfo leader, boolean leads, boolean recovered) {

	static final Leadership UNKNOWN = new Leadership(null, false, false);

	boolean serves() {
		return this.leads && this.recovered;
	}

	Leadership afterRecovery() {
		return new Leadership(this.leader, this.leads, true);
	}

	/**
	 * Answer a call that only a leader with a registry can execute.
	 * @param call the call
	 * @param profile how it declines
	 * @return the redirect or the {@code 503} with which a real master declines it
	 */
	HttpAnswer decline(HttpCall call, VersionProfile profile) {
		if (!this.leads && !profile.redirects()) {
			return HttpAnswer.text(503, "Not the leading master");
		}
		if (this.leader == null) {
			return nobody();
		}
		if (this.leads) {
			return HttpAnswer.text(503, "Master has not finished recovery");
		}
		String prefix = call.path().startsWith(Routes.MASTER + "/") ? "" : Routes.MASTER;
		return redirect(this.leader, profile.redirectTarget(prefix + call.uri()));
	}

	/**
	 * Answer {@code /redirect}, which the leader redirects to itself.
	 */
	HttpAnswer redirect() {
		return (this.leader != null) ? redirect(this.leader, "") : nobody();
	}

	private static HttpAnswer redirect(MasterInfo leader, String target) {
		return HttpAnswer.empty(307).with("Location", "//" + leader.getHostname() + ":" + leader.getPort() + target);
	}

	private static HttpAnswer nobody() {
		return HttpAnswer.text(503, "No leader elected");
	}

}
