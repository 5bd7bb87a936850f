package io.github.mesosspring.simulation;

import java.util.concurrent.TimeUnit;

import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * What a master checks before it acts on a call, in the order in which it does.
 */
final class Reception {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final World world;

	private final MasterProcess master;

	private final Desk desk;

	private final long recovered;

	Reception(World world, MasterProcess master) {
		this.world = world;
		this.master = master;
		this.desk = new Desk(world, master);
		this.recovered = world.scheduler().nanos()
				+ (world.faults().chance(0.3) ? world.random().nextLong(5 * SECOND) : 0);
	}

	Answer answer(Request request) {
		Answer refusal = refusal(request);
		if (refusal != null) {
			return refusal;
		}
		if (request.subscribes()) {
			return subscribe(request);
		}
		RegisteredFramework framework = this.master.framework(request.frameworkId());
		if (framework == null) {
			return Answer.of(400, "Framework cannot be found");
		}
		EventStream stream = framework.stream();
		if (stream == null) {
			return Answer.of(403, "Framework is not subscribed");
		}
		if (request.streamId() == null) {
			return Answer.of(400, "All non-subscribe calls should include the 'Mesos-Stream-Id' header");
		}
		if (!stream.id().equals(request.streamId())) {
			return mismatch(request);
		}
		this.desk.act(request.call(), framework, stream);
		return Answer.ACCEPTED;
	}

	private @Nullable Answer refusal(Request request) {
		Faults faults = this.world.faults();
		MasterProcess leader = this.world.cluster().leader();
		if (!request.subscribes() && faults.strikes(Fault.ANSWER_401, 0.1)) {
			return Answer.of(401, "401 Unauthorized.");
		}
		if (leader == null) {
			return Answer.of(503, "No leader elected");
		}
		if (leader != this.master) {
			return Answer.of(307, "//" + leader.name() + ":5050/master/api/v1/scheduler");
		}
		if (faults.strikes(Fault.ANSWER_307, 0.1)) {
			return Answer.of(307, faults.chance(0.5) ? "//nowhere:5050" : "//" + this.master.name() + ":5050");
		}
		if (this.world.scheduler().nanos() < this.recovered || faults.strikes(Fault.ANSWER_503, 0.1)) {
			return Answer.of(503, "Master has not finished recovery");
		}
		if (faults.strikes(Fault.ANSWER_404, 0.1)) {
			return Answer.of(404, "");
		}
		if (request.call().getType() == Call.Type.UNKNOWN) {
			return Answer.of(400, "Failed to validate scheduler::Call: Expecting 'type' to be present");
		}
		if (request.subscribes()) {
			return null;
		}
		if (request.frameworkId().isEmpty()) {
			return Answer.of(400, "Failed to validate scheduler::Call: Expecting 'framework_id' to be present");
		}
		if (faults.strikes(Fault.ANSWER_403, 0.05)) {
			return Answer.of(403, "Framework is not subscribed");
		}
		return faults.strikes(Fault.ANSWER_STREAM_ID_MISMATCH, 0.02) ? mismatch(request) : null;
	}

	private Answer subscribe(Request request) {
		if (request.streamId() != null) {
			return Answer.of(400, "Subscribe calls should not include the 'Mesos-Stream-Id' header");
		}
		return Answer.of(this.master.isCompleted(request.frameworkId())
				? this.master.refuse(request, "Framework has been removed") : this.master.subscribe(request));
	}

	private static Answer mismatch(Request request) {
		return Answer.of(400, "The stream ID '" + request.streamId() + "' included in this request didn't match the "
				+ "stream ID currently associated with framework ID " + request.frameworkId());
	}

}
