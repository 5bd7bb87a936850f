package io.github.mesosspring.test.assertj;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.journal.JournalEntry.EventSent;
import io.github.mesosspring.embedded.journal.JournalFramework;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on what frameworks did, since the journal of the cluster was last cleared.
 * Only calls that a master accepted count. A task goes by its name or its id.
 * <p>
 * As they are, the assertions look once. After {@link #within} or {@link #eventually}
 * they wait, without sleeping, until what they say is so; under virtual time they set the
 * clock of the cluster forward meanwhile. What has to hold for all of something, as
 * {@link #acknowledgedEverything}, holds as soon as it does: assert first that the
 * something happened.
 */
public final class EmbeddedMesosAssert extends AbstractAssert<EmbeddedMesosAssert, EmbeddedMesos> {

	private static final Duration EVENTUALLY = Duration.ofSeconds(30);

	private final @Nullable Duration limit;

	private final @Nullable String framework;

	EmbeddedMesosAssert(EmbeddedMesos actual) {
		this(actual, null, null);
	}

	private EmbeddedMesosAssert(EmbeddedMesos actual, @Nullable Duration limit, @Nullable String framework) {
		super(actual, EmbeddedMesosAssert.class);
		this.limit = limit;
		this.framework = framework;
	}

	/**
	 * Let each assertion that follows wait.
	 * @param limit how long at most, on the clock of the cluster
	 * @return waiting assertions
	 */
	public EmbeddedMesosAssert within(Duration limit) {
		return new EmbeddedMesosAssert(this.actual, limit, this.framework);
	}

	/**
	 * Let each assertion that follows wait for up to 30 s.
	 * @return waiting assertions
	 */
	public EmbeddedMesosAssert eventually() {
		return within(EVENTUALLY);
	}

	/**
	 * Look at one framework only.
	 * @param name its name
	 * @return assertions on that framework
	 */
	public EmbeddedMesosAssert framework(String name) {
		return new EmbeddedMesosAssert(this.actual, this.limit, name);
	}

	/**
	 * A framework subscribed, or is subscribed since before the journal was cleared.
	 * @param name its name
	 * @return this
	 */
	public EmbeddedMesosAssert hasSubscribed(String name) {
		return check(Expectation.some("subscribe as '" + name + "'", (seen) -> subscribed(seen).anyMatch(name::equals),
				(seen) -> "subscribed were " + subscribed(seen).toList()));
	}

	private static Stream<String> subscribed(Observations seen) {
		return Stream
			.concat(seen.snapshot().subscribed().stream(),
					seen.entries()
						.stream()
						.filter((entry) -> entry instanceof EventSent sent && sent.event().hasSubscribed())
						.map(JournalEntry::framework))
			.map(JournalFramework::name)
			.distinct();
	}

	/**
	 * Tasks were asked to be launched, be it with success or not.
	 * @param tasks their names or ids
	 * @return this
	 */
	public EmbeddedMesosAssert launched(String... tasks) {
		return check(Expectation.some("launch " + Arrays.toString(tasks), (seen) -> {
			Set<String> known = new HashSet<>();
			seen.launched().forEach((task) -> known.addAll(List.of(task.getName(), task.getTaskId().getValue())));
			return known.containsAll(List.of(tasks));
		}, (seen) -> "launched were " + seen.launchedNames()));
	}

	/**
	 * Exactly so many tasks were asked to be launched.
	 * @param count how many
	 * @return this
	 */
	public EmbeddedMesosAssert launchedTasks(int count) {
		return check(Expectation.all("launch " + count + " tasks", (seen) -> seen.launched().count() == count,
				(seen) -> "launched were " + seen.launched().count() + ": " + seen.launchedNames()));
	}

	/**
	 * An update of a task was sent to its framework.
	 * @param task its name or id
	 * @param state the state in the update
	 * @return this
	 */
	public EmbeddedMesosAssert reported(String task, TaskState state) {
		return check(Expectation.some("be told that '" + task + "' is " + state,
				(seen) -> seen.updates(task).anyMatch((status) -> status.getState() == state),
				(seen) -> "it was told " + Observations.describe(seen.updates(task))));
	}

	/**
	 * An update of a task was acknowledged.
	 * @param task its name or id
	 * @param state the state in the update
	 * @return this
	 */
	public EmbeddedMesosAssert acknowledged(String task, TaskState state) {
		return check(Expectation.some("acknowledge that '" + task + "' is " + state,
				(seen) -> seen.hasUpdate(seen.acknowledged(), task, state),
				(seen) -> "acknowledged were " + Observations.describe(seen.acknowledged().stream())));
	}

	/**
	 * All updates that asked for it were acknowledged.
	 * @return this
	 */
	public EmbeddedMesosAssert acknowledgedEverything() {
		return check(Expectation.all("acknowledge every update", (seen) -> seen.unacknowledged().isEmpty(),
				(seen) -> "these were not: " + Observations.describe(seen.unacknowledged().stream())));
	}

	/**
	 * Exactly so many offers were given back unused, with DECLINE or with an ACCEPT
	 * without operations.
	 * @param count how many
	 * @return this
	 */
	public EmbeddedMesosAssert declined(int count) {
		return check(Expectation.all("decline " + count + " offers", (seen) -> OfferTimes.of(seen).declined() == count,
				(seen) -> "it declined " + OfferTimes.of(seen).declined()));
	}

	/**
	 * At least one offer was made, and all that were are given back unused or void.
	 * @return this
	 */
	public EmbeddedMesosAssert declinedAllOffers() {
		return check(Expectation.all("decline all its offers",
				(seen) -> seen.events(Event.Type.OFFERS).findAny().isPresent()
						&& OfferTimes.of(seen).notDeclined().isEmpty(),
				(seen) -> seen.events(Event.Type.OFFERS).findAny().isEmpty() ? "it had none"
						: "it used or has " + OfferTimes.of(seen).notDeclined()));
	}

	/**
	 * No offer was held for longer, before it was used, declined or void, or until now.
	 * @param limit how long, on the clock of the cluster
	 * @return this
	 */
	public EmbeddedMesosAssert heldNoOfferLongerThan(Duration limit) {
		return check(Expectation.all("hold no offer longer than " + limit.toMillis() + " ms",
				(seen) -> OfferTimes.of(seen).heldLongerThan(limit).isEmpty(),
				(seen) -> "it held " + OfferTimes.of(seen).heldLongerThan(limit)));
	}

	/**
	 * A task was asked to be killed.
	 * @param task its name or id
	 * @return this
	 */
	public EmbeddedMesosAssert killed(String task) {
		return check(Expectation.some("kill '" + task + "'",
				(seen) -> seen.killed().stream().anyMatch(seen.ids(task)::contains),
				(seen) -> "it killed " + seen.killed()));
	}

	/**
	 * Offers for a role were suppressed.
	 * @param role the role
	 * @return this
	 */
	public EmbeddedMesosAssert suppressed(String role) {
		return check(Expectation.some("suppress offers for the role '" + role + "'",
				(seen) -> seen.calls(Call.Type.SUPPRESS)
					.map((call) -> call.getSuppress().getRolesList())
					.anyMatch((roles) -> roles.isEmpty() || roles.contains(role)),
				(seen) -> times(seen, Call.Type.SUPPRESS)));
	}

	/**
	 * Offers were revived, for some or all roles.
	 * @return this
	 */
	public EmbeddedMesosAssert revived() {
		return called("revive offers", Call.Type.REVIVE);
	}

	/**
	 * Tasks were reconciled.
	 * @param tasks their names or ids, each named by a RECONCILE; none for a RECONCILE
	 * that asked for all tasks
	 * @return this
	 */
	public EmbeddedMesosAssert reconciled(String... tasks) {
		return check(
				Expectation.some((tasks.length > 0) ? "reconcile " + Arrays.toString(tasks) : "reconcile all tasks",
						(seen) -> reconciled(seen, tasks), (seen) -> times(seen, Call.Type.RECONCILE)));
	}

	private static boolean reconciled(Observations seen, String... tasks) {
		if (tasks.length == 0) {
			return seen.calls(Call.Type.RECONCILE).anyMatch((call) -> call.getReconcile().getTasksCount() == 0);
		}
		List<String> named = seen.calls(Call.Type.RECONCILE)
			.flatMap((call) -> call.getReconcile().getTasksList().stream())
			.map((task) -> task.getTaskId().getValue())
			.toList();
		return Stream.of(tasks).allMatch((task) -> named.stream().anyMatch(seen.ids(task)::contains));
	}

	/**
	 * A framework was torn down by itself.
	 * @return this
	 */
	public EmbeddedMesosAssert tornDown() {
		return called("tear itself down", Call.Type.TEARDOWN);
	}

	private EmbeddedMesosAssert called(String wanted, Call.Type type) {
		return check(Expectation.some(wanted, (seen) -> seen.calls(type).findAny().isPresent(),
				(seen) -> times(seen, type)));
	}

	private static String times(Observations seen, Call.Type type) {
		return "the calls of type " + type + " were " + seen.answered(type).map(Object::toString).toList();
	}

	private EmbeddedMesosAssert check(Expectation expectation) {
		isNotNull();
		if (this.limit != null && this.actual.journal()
			.await((snapshot) -> expectation.isMetBy(new Observations(snapshot, this.framework)), this.limit)) {
			return this;
		}
		Observations seen = new Observations(this.actual.journal().snapshot(), this.framework);
		if (!expectation.isMetBy(seen)) {
			failWithMessage("%s", FailureText.of(expectation, seen, this.limit));
		}
		return this;
	}

}
