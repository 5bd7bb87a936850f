package io.github.mesosspring.subscription;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * Makes the SUBSCRIBE call.
 */
final class SubscribeCall {

	private SubscribeCall() {
	}

	/**
	 * Make the call. A master refuses a call whose two ids differ, so both are set here.
	 * @param info the framework
	 * @param id its id, or {@code null} to register as a new one
	 * @return the call
	 */
	static Call of(FrameworkInfo info, @Nullable FrameworkID id) {
		FrameworkInfo.Builder framework = info.toBuilder().clearId();
		Call.Builder call = Call.newBuilder().setType(Call.Type.SUBSCRIBE);
		if (id != null) {
			framework.setId(id);
			call.setFrameworkId(id);
		}
		return call.setSubscribe(Call.Subscribe.newBuilder().setFrameworkInfo(framework)).build();
	}

}
