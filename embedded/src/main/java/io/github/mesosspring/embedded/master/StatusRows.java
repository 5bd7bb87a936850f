package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.mesosspring.embedded.page.ClusterStatus;
import io.github.mesosspring.embedded.page.SandboxPath;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Attribute;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the status page. Belongs to the master thread.
 */
final class StatusRows {

	private static final List<String> AMOUNTS = List.of("cpus", "gpus", "mem", "disk");

	private final ClusterState cluster;

	StatusRows(ClusterState cluster) {
		this.cluster = cluster;
	}

	static long millis(long nanos) {
		return TimeUnit.NANOSECONDS.toMillis(nanos);
	}

	/**
	 * Those the master serves, then the completed ones.
	 */
	List<Framework> allFrameworks() {
		List<Framework> all = new ArrayList<>(this.cluster.frameworks().all());
		all.addAll(this.cluster.frameworks().completed());
		return all;
	}

	private static Stream<TaskRecord> tasksOf(Framework framework) {
		return Stream.concat(framework.tasks().values().stream(), framework.completedTasks().stream());
	}

	static Map<TaskState, Integer> states(Framework framework) {
		Map<TaskState, Integer> states = new EnumMap<>(TaskState.class);
		tasksOf(framework).forEach((task) -> states.merge(task.latest(), 1, Integer::sum));
		return states;
	}

	static Map<String, Integer> named(Map<TaskState, Integer> states) {
		Map<String, Integer> named = new LinkedHashMap<>();
		states.forEach((state, count) -> named.put(state.name(), count));
		return named;
	}

	List<ClusterStatus.FrameworkRow> frameworks() {
		return allFrameworks().stream().limit(ClusterStatus.MAX_ROWS).map(this::row).toList();
	}

	private ClusterStatus.FrameworkRow row(Framework framework) {
		String state = this.cluster.frameworks().isCompleted(framework.id()) ? "completed"
				: framework.state().name().toLowerCase(Locale.ROOT);
		return new ClusterStatus.FrameworkRow(framework.id().getValue(), framework.info().getName(), state,
				framework.roles().stream().sorted().toList(), named(states(framework)),
				this.cluster.offers().count(framework.id()));
	}

	List<ClusterStatus.AgentRow> agents() {
		return this.cluster.agents().stream().limit(ClusterStatus.MAX_ROWS).map(this::row).toList();
	}

	private ClusterStatus.AgentRow row(AgentRecord agent) {
		Map<String, Long> offered = new LinkedHashMap<>();
		for (OutstandingOffer offer : this.cluster.offers().of(agent)) {
			AMOUNTS.forEach((name) -> offered.merge(name, offer.resources().thousandths(name), Long::sum));
		}
		List<ClusterStatus.Amount> amounts = new ArrayList<>();
		for (String name : AMOUNTS) {
			long total = agent.total().thousandths(name);
			long inOffers = offered.getOrDefault(name, 0L);
			if (total > 0) {
				long used = Math.max(0, total - inOffers - agent.available().thousandths(name));
				amounts.add(new ClusterStatus.Amount(name, used, inOffers, total));
			}
		}
		return new ClusterStatus.AgentRow(agent.id().getValue(), agent.info().getHostname(), state(agent),
				agent.info().getAttributesList().stream().map(StatusRows::text).toList(), amounts);
	}

	private static String state(AgentRecord agent) {
		if (!agent.isConnected()) {
			return "disconnected";
		}
		AgentAvailability availability = agent.availability();
		if (availability.drainInfo() != null) {
			return availability.isDraining() ? "draining" : "drained";
		}
		return availability.isDeactivated() ? "deactivated" : "active";
	}

	private static String text(Attribute attribute) {
		String value = switch (attribute.getType()) {
			case SCALAR -> Double.toString(attribute.getScalar().getValue()).replaceFirst("\\.0$", "");
			case TEXT -> attribute.getText().getValue();
			case SET -> String.join(",", attribute.getSet().getItemList());
			case RANGES -> String.join(",",
					attribute.getRanges()
						.getRangeList()
						.stream()
						.map((range) -> range.getBegin() + "-" + range.getEnd())
						.toList());
		};
		return attribute.getName() + ":" + value;
	}

	/** Of each framework the latest first. */
	List<ClusterStatus.TaskRow> tasks() {
		List<TaskRecord> tasks = new ArrayList<>();
		this.cluster.frameworks().all().forEach((framework) -> tasks.addAll(reversed(framework.tasks().values())));
		allFrameworks().forEach((framework) -> tasks.addAll(reversed(framework.completedTasks())));
		return tasks.stream().limit(ClusterStatus.MAX_ROWS).map(this::row).toList();
	}

	private static List<TaskRecord> reversed(Iterable<TaskRecord> tasks) {
		List<TaskRecord> reversed = new ArrayList<>();
		tasks.forEach(reversed::add);
		Collections.reverse(reversed);
		return reversed;
	}

	private ClusterStatus.TaskRow row(TaskRecord task) {
		TaskStatus reported = task.reported();
		return new ClusterStatus.TaskRow(task.id().getValue(), task.name(), task.framework().getValue(),
				task.agent().getValue(), task.latest().name(), (reported != null) ? reported.getMessage() : "",
				sandbox(task, reported));
	}

	private @Nullable String sandbox(TaskRecord task, @Nullable TaskStatus reported) {
		AgentRecord agent = this.cluster.agent(task.agent());
		if (agent == null || agent.agent().sandboxes() == null || reported == null) {
			return null;
		}
		String executor = (task.executor() != null) ? task.executor().getValue() : task.id().getValue();
		return new SandboxPath(task.agent().getValue(), task.framework().getValue(), executor,
				containers(reported.getContainerStatus().getContainerId()))
			.toString();
	}

	private static List<String> containers(ContainerID container) {
		if (container.getValue().isEmpty()) {
			return List.of();
		}
		return container.hasParent() ? List.of(container.getParent().getValue(), container.getValue())
				: List.of(container.getValue());
	}

	List<ClusterStatus.OfferRow> offers() {
		return this.cluster.offers().first(ClusterStatus.MAX_ROWS).stream().map(StatusRows::row).toList();
	}

	private static ClusterStatus.OfferRow row(OutstandingOffer offer) {
		return new ClusterStatus.OfferRow(offer.id().getValue(), offer.framework().getValue(),
				offer.agent().id().getValue(), offer.role(), scalars(offer.resources()), millis(offer.made()));
	}

	private static Map<String, Long> scalars(Resources resources) {
		Map<String, Long> scalars = new TreeMap<>();
		resources.forEachScalar((name, amount) -> scalars.merge(name, amount, Long::sum));
		return scalars;
	}

}
