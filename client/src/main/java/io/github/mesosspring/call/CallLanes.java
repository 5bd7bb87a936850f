package io.github.mesosspring.call;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;

/**
 * The two lanes: acknowledgements, and everything else. Ends calls that wait for a turn
 * which cannot come or is too long in coming, and lets no call in flight hold up those of
 * the next session: its answer may be long in coming, if it ever does.
 */
final class CallLanes implements SessionListener, CallStatistics {

	private static final Set<Call.Type> ACKNOWLEDGEMENTS = EnumSet.of(Call.Type.ACKNOWLEDGE,
			Call.Type.ACKNOWLEDGE_OPERATION_STATUS);

	private static final Object ONE_AFTER_THE_OTHER = new Object();

	private final CallLane ordered;

	private final CallLane acknowledgements;

	private final BiConsumer<AdmittedCall, CallNotSentException> notSent;

	/**
	 * Create the lanes.
	 * @param acknowledgeConcurrency how many acknowledgements may be in flight
	 * @param maxQueued how many calls may wait in each lane
	 * @param work starts a call; runs the given action when it is no longer in flight
	 * @param notSent is told of calls that never get their turn
	 */
	CallLanes(int acknowledgeConcurrency, int maxQueued, BiConsumer<AdmittedCall, Runnable> work,
			BiConsumer<AdmittedCall, CallNotSentException> notSent) {
		this.ordered = new CallLane(1, maxQueued, (call) -> ONE_AFTER_THE_OTHER, work);
		this.acknowledgements = new CallLane(acknowledgeConcurrency, maxQueued, CallLanes::acknowledged, work);
		this.notSent = notSent;
	}

	void submit(AdmittedCall call) {
		CallLane lane = ACKNOWLEDGEMENTS.contains(call.type()) ? this.acknowledgements : this.ordered;
		// first, since whoever starts it gives it another limit
		call.settlement().limit(call.timeout(), () -> endTheWait(lane, call));
		try {
			lane.submit(call);
		}
		catch (CallNotSentException ex) {
			this.notSent.accept(call, ex);
		}
	}

	/**
	 * The task or the operation whose update a call acknowledges.
	 */
	private static Object acknowledged(Call call) {
		return (call.getType() == Call.Type.ACKNOWLEDGE) ? call.getAcknowledge().getTaskId()
				: call.getAcknowledgeOperationStatus().getOperationId();
	}

	/**
	 * Admit no more calls, and end those that wait.
	 */
	void close() {
		for (CallLane lane : lanes()) {
			lane.close().forEach((call) -> this.notSent.accept(call, CallRunner.closed(call)));
		}
	}

	@Override
	public void lost(Session session, SessionLoss reason) {
		dropOf(session);
	}

	@Override
	public void tornDown(Session session) {
		dropOf(session);
	}

	@Override
	public int waiting() {
		return this.ordered.waiting() + this.acknowledgements.waiting();
	}

	@Override
	public int inFlight() {
		return this.ordered.inFlight() + this.acknowledgements.inFlight();
	}

	private void dropOf(Session session) {
		for (CallLane lane : lanes()) {
			lane.remove((call) -> call.isOf(session.epoch()))
				.forEach((call) -> this.notSent.accept(call, CallRunner.stale(call)));
			lane.release((call) -> call.isOf(session.epoch()));
		}
	}

	private void endTheWait(CallLane lane, AdmittedCall call) {
		if (lane.remove(call)) {
			this.notSent.accept(call,
					new CallNotSentException(call.type(), CallNotSentException.Reason.TIMED_OUT,
							"its turn did not come within " + call.timeout().toMillis()
									+ " ms; the master answers more slowly than calls are made"));
		}
	}

	private List<CallLane> lanes() {
		return List.of(this.ordered, this.acknowledgements);
	}

}
