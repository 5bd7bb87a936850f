package io.github.mesosspring.subscription;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.AcceptedSettings;
import org.jspecify.annotations.Nullable;

/**
 * Makes the SUBSCRIBE call.
 */
final class SubscribeCall {

	private SubscribeCall() {
	}

	/**
	 * Make the call. A master refuses a call whose two ids differ, so both are set here.
	 * @param info the framework as configured
	 * @param id its id, or {@code null} to register as a new one
	 * @param accepted what the framework last had accepted, which is said again
	 * @return the call
	 */
	static Call of(FrameworkInfo info, @Nullable FrameworkID id, AcceptedSettings accepted) {
		Call.Subscribe.Builder subscribe = accepted.subscribe(info, id).toBuilder();
		Call.Builder call = Call.newBuilder().setType(Call.Type.SUBSCRIBE);
		if (id != null) {
			subscribe.getFrameworkInfoBuilder().setId(id);
			call.setFrameworkId(id);
		}
		else {
			subscribe.getFrameworkInfoBuilder().clearId();
		}
		return call.setSubscribe(subscribe).build();
	}

}
