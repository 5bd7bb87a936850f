package io.github.mesosspring.embedded.master;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.mesosspring.embedded.agent.SandboxFiles;
import io.github.mesosspring.embedded.journal.JournalEntry;
import io.github.mesosspring.embedded.page.ClusterStatus;
import io.github.mesosspring.embedded.page.StatusSource;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.TaskState;
import reactor.core.scheduler.Scheduler;

/**
 * What the status page shows of a master. It moves to the master thread to look.
 */
final class StatusView implements StatusSource {

	private static final int MAX_LOG = 100;

	private final ClusterState cluster;

	private final MasterSettings settings;

	private final Supplier<Leadership> leadership;

	private final Scheduler thread;

	private final StatusRows rows;

	StatusView(ClusterState cluster, MasterSettings settings, Supplier<Leadership> leadership, Scheduler thread) {
		this.cluster = cluster;
		this.settings = settings;
		this.leadership = leadership;
		this.thread = thread;
		this.rows = new StatusRows(cluster);
	}

	@Override
	public CompletableFuture<ClusterStatus> status() {
		return CompletableFuture.supplyAsync(this::describe, this.thread::schedule);
	}

	@Override
	public long now() {
		return this.thread.now(TimeUnit.MILLISECONDS);
	}

	@Override
	public CompletableFuture<Optional<SandboxFiles>> sandboxes(String agent) {
		return CompletableFuture.supplyAsync(() -> {
			AgentRecord record = this.cluster.agent(AgentID.newBuilder().setValue(agent).build());
			return (record != null) ? Optional.ofNullable(record.agent().sandboxes()) : Optional.empty();
		}, this.thread::schedule);
	}

	private ClusterStatus describe() {
		return new ClusterStatus(master(), totals(), this.rows.frameworks(), this.rows.agents(), this.rows.tasks(),
				this.rows.offers(), log());
	}

	private ClusterStatus.Master master() {
		Leadership current = this.leadership.get();
		MasterInfo info = this.cluster.info();
		MasterInfo leader = current.leader();
		String scheme = (this.settings.tls() != null) ? "https" : "http";
		return new ClusterStatus.Master(info.getId(), info.getVersion(), StatusRows.millis(this.cluster.started()),
				current.serves() ? "leading" : current.leads() ? "recovering" : "following",
				(leader != null) ? scheme + "://" + leader.getHostname() + ":" + leader.getPort() + "/" : null);
	}

	private ClusterStatus.Totals totals() {
		Map<TaskState, Integer> states = new EnumMap<>(TaskState.class);
		for (Framework framework : this.rows.allFrameworks()) {
			StatusRows.states(framework).forEach((state, count) -> states.merge(state, count, Integer::sum));
		}
		int tasks = states.values().stream().mapToInt(Integer::intValue).sum();
		return new ClusterStatus.Totals(this.rows.allFrameworks().size(), this.cluster.agents().size(), tasks,
				this.cluster.offers().size(), StatusRows.named(states));
	}

	private List<ClusterStatus.LogRow> log() {
		return this.settings.journal().latest(MAX_LOG).stream().map(StatusView::row).toList();
	}

	private static ClusterStatus.LogRow row(JournalEntry entry) {
		return new ClusterStatus.LogRow(entry.number(), entry.time().toEpochMilli(), entry.master(), kind(entry),
				entry.toString());
	}

	private static String kind(JournalEntry entry) {
		if (entry instanceof JournalEntry.EventSent) {
			return "event";
		}
		if (entry instanceof JournalEntry.StreamClosed) {
			return "closed";
		}
		return (entry instanceof JournalEntry.CallAnswered call && call.isAccepted()) ? "call" : "refused";
	}

}
