package io.github.mesosspring.embedded.page;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a master knows at one moment, as far as the page shows it. Lists have at most
 * {@value #MAX_ROWS} rows, totals count all. Times are milliseconds since 1970 on the
 * clock of the cluster, amounts are thousandths.
 *
 * @param master the master
 * @param totals how many there are
 * @param frameworks the frameworks, completed ones last
 * @param agents the agents
 * @param tasks the tasks, those that have ended last
 * @param offers the outstanding offers
 * @param log the last calls and events, the latest first
 */
public record ClusterStatus(Master master, Totals totals, List<FrameworkRow> frameworks, List<AgentRow> agents,
		List<TaskRow> tasks, List<OfferRow> offers, List<LogRow> log) {

	/** How many rows a list has at most. */
	public static final int MAX_ROWS = 200;

	public ClusterStatus {
		frameworks = List.copyOf(frameworks);
		agents = List.copyOf(agents);
		tasks = List.copyOf(tasks);
		offers = List.copyOf(offers);
		log = List.copyOf(log);
	}

	/**
	 * The master that answers.
	 *
	 * @param id its id
	 * @param version the version it imitates
	 * @param started when it started
	 * @param state {@code leading}, {@code recovering} or {@code following}
	 * @param leader where the page of the leader is, {@code null} if nobody leads
	 */
	public record Master(String id, String version, long started, String state, @Nullable String leader) {
	}

	/**
	 * How many there are of everything.
	 *
	 * @param frameworks the frameworks, with the completed ones
	 * @param agents the agents
	 * @param tasks the tasks, with those that have ended
	 * @param offers the outstanding offers
	 * @param states the tasks by state
	 */
	public record Totals(int frameworks, int agents, int tasks, int offers, Map<String, Integer> states) {
	}

	/**
	 * A framework.
	 *
	 * @param id its id
	 * @param name its name
	 * @param state {@code connected}, {@code disconnected}, {@code recovered} or
	 * {@code completed}
	 * @param roles its roles
	 * @param tasks its tasks by state
	 * @param offers how many offers it has
	 */
	public record FrameworkRow(String id, String name, String state, List<String> roles, Map<String, Integer> tasks,
			int offers) {
	}

	/**
	 * An agent.
	 *
	 * @param id its id
	 * @param host its host name
	 * @param state {@code active}, or why it is not
	 * @param attributes its attributes, each {@code name:value}
	 * @param resources what it has
	 */
	public record AgentRow(String id, String host, String state, List<String> attributes, List<Amount> resources) {
	}

	/**
	 * What becomes of one resource.
	 *
	 * @param name its name
	 * @param used what tasks and executors hold
	 * @param offered what is offered
	 * @param total all there is
	 */
	public record Amount(String name, long used, long offered, long total) {
	}

	/**
	 * A task.
	 *
	 * @param id its id
	 * @param name its name
	 * @param framework the id of its framework
	 * @param agent the id of its agent
	 * @param state its state
	 * @param message what its last status update says, empty for nothing
	 * @param sandbox the path its output is below, {@code null} if there is none
	 */
	public record TaskRow(String id, String name, String framework, String agent, String state, String message,
			@Nullable String sandbox) {
	}

	/**
	 * An outstanding offer.
	 *
	 * @param id its id
	 * @param framework the id of its framework
	 * @param agent the id of its agent
	 * @param role the role it is for
	 * @param resources what it offers, in thousandths by name
	 * @param made since when
	 */
	public record OfferRow(String id, String framework, String agent, String role, Map<String, Long> resources,
			long made) {
	}

	/**
	 * A call or an event.
	 *
	 * @param number its number in the journal
	 * @param time when it was
	 * @param master whose it was, {@code host:port}
	 * @param kind {@code call}, {@code refused}, {@code event} or {@code closed}
	 * @param text one line of it
	 */
	public record LogRow(long number, long time, String master, String kind, String text) {
	}

}
