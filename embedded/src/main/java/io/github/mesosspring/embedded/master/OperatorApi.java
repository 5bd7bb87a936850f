package io.github.mesosspring.embedded.master;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.embedded.http.AcceptHeader;
import io.github.mesosspring.embedded.http.Authentication;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.Principals;
import io.github.mesosspring.embedded.http.RequestBody;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.protocol.master.Call;

/**
 * The checks of an operator call that need no state of the master, in its order:
 * credentials, method, content type, body, validity, {@code Accept}. Thread-safe.
 */
final class OperatorApi {

	static final String REALM = "mesos-master-readwrite";

	private final Authentication authentication;

	OperatorApi(Principals principals) {
		this.authentication = new Authentication(principals, REALM);
	}

	Request check(HttpCall http) {
		this.authentication.authenticate(http);
		Call call = RequestBody.read(http, Call.getDefaultInstance());
		String error = OperatorValidation.validate(call);
		if (error != null) {
			throw new RequestRefusedException(400, "Failed to validate master::Call: " + error);
		}
		MessageCodec codec = AcceptHeader.choose(http.header("Accept"));
		if (codec == null) {
			throw new RequestRefusedException(406, SchedulerChecks.NOT_ACCEPTABLE);
		}
		return new Request(call, codec);
	}

	/**
	 * A valid operator call.
	 *
	 * @param call the call
	 * @param codec the encoding of its answer
	 */
	record Request(Call call, MessageCodec codec) {
	}

}
