package io.github.mesosspring.embedded.version;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.JsonDialect;
import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.embedded.http.Codecs;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * What a master of one version does, as far as a scheduler can see and as far as it is
 * known to differ from 1.12. Immutable.
 * <p>
 * Not modelled, the master does as one of 1.12: the texts of errors that are not named
 * here, {@code null} in JSON before 0.27, the headers of a {@code 401} before 1.0, what a
 * call of type {@code UNKNOWN} does before 1.11, the asynchronous authorisation before
 * 1.10 with its reordered calls, the age of the operator API's calls, defects of single
 * patch releases. Agents are those of 1.12: they send {@code TASK_STARTING}, and tasks
 * survive partitions.
 */
public final class VersionProfile {

	/** The profile of a master of today. */
	public static final VersionProfile LATEST = new VersionProfile(MesosVersion.LATEST);

	private static final Map<MesosVersion, VersionProfile> PROFILES = new ConcurrentHashMap<>(
			Map.of(MesosVersion.LATEST, LATEST));

	private final MesosVersion version;

	private final Codecs codecs;

	private VersionProfile(MesosVersion version) {
		this.version = version;
		this.codecs = version.equals(MesosVersion.LATEST) ? Codecs.CURRENT : codecs(version);
	}

	private static Codecs codecs(MesosVersion version) {
		boolean rapidJson = version.isAtLeast(1, 7);
		boolean declarationOrder = version.isAtLeast(1, 5);
		boolean lenient = version.isAtLeast(1, 6);
		JsonDialect dialect = new JsonDialect(!declarationOrder, !rapidJson, !version.isAtLeast(1, 4),
				!declarationOrder, lenient, version.isAtLeast(1, 10), lenient);
		OldSchema schema = new OldSchema(version);
		return new Codecs(new OldCodec(MesosJson.masterCodec(dialect), schema),
				new OldCodec(Encoding.PROTOBUF.codec(), schema));
	}

	/**
	 * The profile of a version.
	 * @param version the version
	 * @return its profile, always the same
	 */
	public static VersionProfile of(MesosVersion version) {
		return PROFILES.computeIfAbsent(version, VersionProfile::new);
	}

	/**
	 * The version that the master says it has.
	 * @return three numbers
	 */
	public String release() {
		return this.version + ".0";
	}

	/**
	 * The encodings, which carry no more than the schema of the version knows.
	 * @return the encodings
	 */
	public Codecs codecs() {
		return this.codecs;
	}

	/**
	 * Whether a subscription has a stream id that other calls must name.
	 * @return {@code false} before 0.28
	 */
	public boolean usesStreamIds() {
		return since(0, 28);
	}

	/**
	 * What a call with a wrong stream id is told.
	 * @param streamId the wrong id
	 * @param framework the framework
	 * @return the text
	 */
	public String wrongStreamId(String streamId, String framework) {
		return since(1, 1)
				? "The stream ID '" + streamId
						+ "' included in this request didn't match the stream ID currently associated "
						+ "with framework ID " + framework
				: "The stream ID included in this request didn't match the stream ID currently associated "
						+ "with framework ID '" + framework + "'";
	}

	/**
	 * How errors call the message of a scheduler's call.
	 * @return the name
	 */
	public String callName() {
		return since(1, 0) ? "scheduler::Call" : "Scheduler::Call";
	}

	/**
	 * Whether masters that do not lead redirect API calls.
	 * @return {@code false} before 0.27
	 */
	public boolean redirects() {
		return since(0, 27);
	}

	/**
	 * What of a request's target a redirect repeats after the leader's address.
	 * @param target path and query
	 * @return nothing before 1.0, the path in 1.0, later all
	 */
	public String redirectTarget(String target) {
		if (since(1, 1)) {
			return target;
		}
		return since(1, 0) ? target.split("\\?", 2)[0] : "";
	}

	/**
	 * Whether schedulers can authenticate over HTTP.
	 * @return {@code false} before 1.0
	 */
	public boolean authenticatesSchedulers() {
		return since(1, 0);
	}

	/**
	 * Whether schedulers that cannot authenticate although they have to are told so.
	 * @return {@code true} for a {@code 403} with a text, {@code false} for a
	 * {@code 401}, as before 0.27
	 */
	public boolean explainsMissingAuthentication() {
		return since(0, 27);
	}

	/**
	 * Whether errors without a text of their own repeat the status in the body.
	 * @return {@code false} before 1.8
	 */
	public boolean repeatsStatusInBody() {
		return since(1, 8);
	}

	/**
	 * Whether there is a v1 operator API.
	 * @return {@code false} before 1.0
	 */
	public boolean hasOperatorApi() {
		return since(1, 0);
	}

	/**
	 * Whether a SUBSCRIBE takes over from a connected scheduler.
	 * @param subscribe the call
	 * @return {@code true}; before 0.28 whether the call says {@code force}
	 */
	public boolean takesOver(Call.Subscribe subscribe) {
		if (since(0, 28)) {
			return true;
		}
		List<Long> force = subscribe.getUnknownFields().getField(OldSchema.FORCE).getVarintList();
		return !force.isEmpty() && force.get(force.size() - 1) != 0;
	}

	/**
	 * Whether the information of a framework is replaced although its SUBSCRIBE is
	 * refused because a scheduler is connected.
	 * @return {@code true} for 0.24
	 */
	public boolean updatesBeforeRefusal() {
		return !since(0, 25);
	}

	/**
	 * Whether a failover timeout that does not fit nanoseconds is refused.
	 * @return {@code false} before 1.0, which take it for 0
	 */
	public boolean refusesHugeTimeouts() {
		return since(1, 0);
	}

	/**
	 * Whether a SUBSCRIBE with another principal is refused.
	 * @return {@code false} before 1.9, which keep the one before
	 */
	public boolean refusesOtherPrincipal() {
		return since(1, 9);
	}

	/**
	 * Whether roles of offer constraints must be among those of the framework, and
	 * suppressed roles are judged all at once.
	 * @return {@code false} before 1.12
	 */
	public boolean checksRolesAsSets() {
		return since(1, 12);
	}

	/**
	 * Whether agents can be drained.
	 * @return {@code false} before 1.9
	 */
	public boolean drainsAgents() {
		return since(1, 9);
	}

	/**
	 * Whether a REVIVE that names roles leaves the filters of others alone.
	 * @return {@code false} before 1.5
	 */
	public boolean revivesByRole() {
		return since(1, 5);
	}

	/**
	 * Whether an UPDATE_FRAMEWORK that changes nothing is kept from the agents.
	 * @return {@code false} before 1.11
	 */
	public boolean broadcastsOnlyChanges() {
		return since(1, 11);
	}

	/**
	 * Whether RECONCILE_OPERATIONS is answered with the statuses.
	 * @return {@code true} before 1.8, which is when they began to come as events
	 */
	public boolean answersOperationsAtOnce() {
		return !since(1, 8);
	}

	/**
	 * What a partition-aware framework is told of a task that a registered agent does not
	 * know.
	 * @return the state
	 */
	public TaskState unknownToAgent() {
		return since(1, 2) && !since(1, 5) ? TaskState.TASK_UNKNOWN : TaskState.TASK_GONE;
	}

	/**
	 * What a partition-aware framework is told of a task that nobody knows.
	 * @return the state
	 */
	public TaskState unknown() {
		return since(1, 2) ? TaskState.TASK_UNKNOWN : TaskState.TASK_LOST;
	}

	private boolean since(int major, int minor) {
		return this.version.isAtLeast(major, minor);
	}

	@Override
	public String toString() {
		return "Mesos " + this.version;
	}

}
