package io.github.mesosspring.session;

import java.net.URI;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.version.MasterVersion;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a subscription while it stands. Immutable; exists from SUBSCRIBED
 * until the subscription is lost.
 *
 * @param master base URI of the leading master, e.g. {@code http://10.0.0.1:5050}
 * @param frameworkId id of the framework ({@code Event.Subscribed.framework_id})
 * @param streamId value of the {@code Mesos-Stream-Id} response header, to be repeated by
 * every call; {@code null} for masters before 0.28, which sent none
 * @param epoch number of the subscription, starting with 1 and growing by one with each
 * new subscription of this process
 * @param version version of the master; {@link MasterVersion#NEWEST} if it did not tell
 */
public record Session(URI master, FrameworkID frameworkId, @Nullable String streamId, long epoch,
		MasterVersion version) {

	/**
	 * A session with a master of the newest version.
	 * @param master base URI of the leading master
	 * @param frameworkId id of the framework
	 * @param streamId value of the {@code Mesos-Stream-Id} response header
	 * @param epoch number of the subscription
	 */
	public Session(URI master, FrameworkID frameworkId, @Nullable String streamId, long epoch) {
		this(master, frameworkId, streamId, epoch, MasterVersion.NEWEST);
	}

	/**
	 * The stream id is a fencing token and stays out of logs.
	 */
	@Override
	public String toString() {
		return "Session[master=" + this.master + ", frameworkId=" + this.frameworkId.getValue() + ", epoch="
				+ this.epoch + "]";
	}

}
