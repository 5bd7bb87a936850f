package io.github.mesosspring.version;

import java.util.List;
import java.util.function.Supplier;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * How to talk to a master of one version. For the newest there is nothing to mind.
 *
 * @param version the version
 */
public record MasterManners(MasterVersion version) {

	/**
	 * What the master understands of a SUBSCRIBE. Capabilities come oldest first in it.
	 * @param subscribe the whole call
	 * @return what to send instead
	 */
	public SubscribeForm subscribe(Call subscribe) {
		return SubscribeCut.of(subscribe, this.version);
	}

	/**
	 * Whether the master lets nobody take a framework over that does not say
	 * {@code subscribe.force}.
	 * @return {@code true} for 0.24 to 0.27
	 */
	public boolean needsForce() {
		return !this.version.isAtLeast(0, 28);
	}

	/**
	 * What is to be sent after SUBSCRIBED, because SUBSCRIBE could not say it.
	 * @param whole the whole call
	 * @param said what was said of it
	 * @return SUPPRESS calls without {@code framework_id}, mostly none
	 */
	public List<Call> afterSubscribed(Call whole, Call said) {
		List<String> suppressed = whole.getSubscribe().getSuppressedRolesList();
		boolean heard = this.version.isAtLeast(1, 5) && said.getSubscribe().getSuppressedRolesList().equals(suppressed);
		return heard ? List.of() : RoleCalls.suppressions(suppressed, this.version);
	}

	/**
	 * Whether the master is too old for a call or something in it.
	 * @param call the call, of any type but SUBSCRIBE
	 * @param subscribed names the roles the framework is subscribed with
	 * @return a sentence that names the version needed, or {@code null} if it is not
	 */
	public @Nullable String refusal(Call call, Supplier<List<String>> subscribed) {
		if (Since.hasAll(this.version)) {
			return null;
		}
		Since.Young unknown = Since.findUnknown(call, this.version);
		return (unknown == null) ? RoleCalls.refusal(call, this.version, subscribed)
				: unknown.name() + " needs Mesos " + unknown.since() + ", and the master is of " + this.version;
	}

	/**
	 * Encode a call that is not refused, the way the master reads it.
	 * @param call the call
	 * @param codec the encoding
	 * @return the body of the request
	 */
	public byte[] encode(Call call, MessageCodec codec) {
		Call adapted = RoleCalls.adapt(call, this.version);
		Message written = RoleCalls.hasOldName(adapted, this.version) ? OldCalls.withOneRole(adapted) : adapted;
		return codec.encode(written);
	}

	/**
	 * Encode a SUBSCRIBE that is to take the framework over from an instance that is
	 * still connected.
	 * @param subscribe the call, as the master understands it
	 * @param codec the encoding
	 * @return the body of the request
	 */
	public byte[] encodeForced(Call subscribe, MessageCodec codec) {
		return codec.encode(needsForce() ? OldCalls.forced(subscribe) : subscribe);
	}

}
