package io.github.mesosspring.operator;

import reactor.core.publisher.Flux;

/**
 * What happens in the cluster, as the leading master tells it. Thread-safe.
 */
public interface ClusterEventOperations {

	/**
	 * Follow the cluster with the default settings.
	 * @return see {@link #events(MasterEventsSettings)}
	 */
	default Flux<MasterStreamItem> events() {
		return events(MasterEventsSettings.defaults());
	}

	/**
	 * Follow the cluster ({@code Call.Type.SUBSCRIBE}, since 1.0; frameworks since 1.4):
	 * a snapshot of its state, and each change from then on. Each subscription to the
	 * {@code Flux} has a connection of its own, which is closed when it is cancelled.
	 * <p>
	 * The stream goes on wherever the leader is: whenever the connection is lost, a new
	 * one is made after a pause, and a new snapshot makes up for what was missed. A
	 * connection is lost, too, when nothing arrives for too long (masters before 1.5 have
	 * no heartbeats; there, only TCP notices) and when more than
	 * {@link MasterEventsSettings#maxQueuedBytes()} wait for a slow subscriber. What had
	 * arrived by then comes before the new snapshot.
	 * <p>
	 * It ends only with an error, and only if another try would end the same way: with an
	 * {@link OperatorCallRejectedException} if the master refuses the subscription (400,
	 * 401, 403 and the like), or a
	 * {@link io.github.mesosspring.recordio.RecordTooLargeException} if an event, such as
	 * the snapshot, is larger than an answer may be.
	 * <p>
	 * Items are passed on by a thread that may be blocked.
	 * @param settings how to follow it
	 * @return snapshots and changes; the first is a snapshot
	 */
	Flux<MasterStreamItem> events(MasterEventsSettings settings);

}
