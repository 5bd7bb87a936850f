package io.github.mesosspring.embedded.master;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.embedded.http.AcceptHeader;
import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.RequestBody;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * The checks of a scheduler call that need no state of the master, in its order:
 * credentials, method, content type, body, validity, {@code Accept}, stream id of
 * SUBSCRIBE. Thread-safe.
 */
final class SchedulerChecks {

	static final String NOT_ACCEPTABLE = "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'";

	private final SchedulerAuthentication authentication;

	private final VersionProfile profile;

	SchedulerChecks(SchedulerAuthentication authentication, VersionProfile profile) {
		this.authentication = authentication;
		this.profile = profile;
	}

	SchedulerRequest check(HttpCall http) {
		String principal = this.authentication.authenticate(http);
		Call call = RequestBody.read(http, Call.getDefaultInstance(), this.profile.codecs());
		String error = CallValidation.validate(call, principal);
		if (error != null) {
			throw new RequestRefusedException(400, "Failed to validate " + this.profile.callName() + ": " + error);
		}
		MessageCodec codec = codec(http, call.getType());
		String streamId = http.header(EventStream.ID_HEADER);
		if (call.getType() == Call.Type.SUBSCRIBE && streamId != null && this.profile.usesStreamIds()) {
			throw new RequestRefusedException(400, "Subscribe calls should not include the 'Mesos-Stream-Id' header");
		}
		return new SchedulerRequest(call, codec, streamId, principal);
	}

	private MessageCodec codec(HttpCall http, Call.Type type) {
		MessageCodec codec = AcceptHeader.choose(http.header("Accept"), this.profile.codecs());
		if (codec != null) {
			return codec;
		}
		if (type == Call.Type.SUBSCRIBE || type == Call.Type.RECONCILE_OPERATIONS) {
			throw new RequestRefusedException(406, NOT_ACCEPTABLE);
		}
		return this.profile.codecs().json();
	}

}
