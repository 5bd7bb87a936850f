package io.github.mesosspring.embedded.master;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.mesosspring.embedded.agent.AgentListener;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * The way onto the master thread, for requests, closed connections, agents and the clock.
 * All methods may be called by any thread.
 */
final class MasterEndpoint {

	private static final Log logger = LogFactory.getLog(MasterEndpoint.class);

	private final MasterSettings settings;

	private final Scheduler scheduler;

	private final SchedulerChecks schedulerChecks;

	private final OperatorApi operatorApi;

	private final Runnable cutConnections;

	private SchedulerApi api;

	MasterEndpoint(MasterSettings settings, ClusterState cluster, Scheduler scheduler, Runnable cutConnections) {
		this.settings = settings;
		this.scheduler = scheduler;
		this.schedulerChecks = new SchedulerChecks(settings.credentials());
		this.operatorApi = new OperatorApi(settings.credentials());
		this.cutConnections = cutConnections;
		this.api = new SchedulerApi(cluster, settings, scheduler);
	}

	/**
	 * Begin the rounds of offers.
	 * @return ends them
	 */
	Disposable startAllocation() {
		long interval = this.settings.allocationInterval().toMillis();
		return this.scheduler.schedulePeriodically(this::allocate, interval, interval, TimeUnit.MILLISECONDS);
	}

	private void allocate() {
		try {
			this.api.allocate();
		}
		catch (RuntimeException ex) {
			logger.error("A round of offers of the embedded Mesos master failed", ex);
		}
	}

	/**
	 * Handle a call of the scheduler API.
	 * @param http the call
	 * @return its answer; it completes although the caller may be gone
	 */
	CompletableFuture<HttpAnswer> schedulerCall(HttpCall http) {
		return checked(() -> {
			SchedulerRequest request = this.schedulerChecks.check(http);
			return onMasterThread(() -> this.api.handle(request));
		});
	}

	/**
	 * Handle a call of the operator API.
	 * @param http the call
	 * @return its answer
	 */
	CompletableFuture<HttpAnswer> operatorCall(HttpCall http) {
		return checked(() -> {
			OperatorApi.Request request = this.operatorApi.check(http);
			return onMasterThread(() -> this.operatorApi.answer(request, this.api.cluster()));
		});
	}

	private static CompletableFuture<HttpAnswer> checked(Supplier<CompletableFuture<HttpAnswer>> checks) {
		try {
			return checks.get();
		}
		catch (RequestRefusedException ex) {
			return CompletableFuture.completedFuture(ex.answer());
		}
	}

	private CompletableFuture<HttpAnswer> onMasterThread(Supplier<HttpAnswer> handler) {
		CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
		try {
			this.scheduler.schedule(() -> answer.complete(handle(handler)));
		}
		catch (RejectedExecutionException ex) {
			answer.complete(new HttpAnswer.Nothing());
		}
		return answer;
	}

	private HttpAnswer handle(Supplier<HttpAnswer> handler) {
		try {
			return handler.get();
		}
		catch (MasterAbortedException ex) {
			logger.warn("A real Mesos master would have aborted here: " + ex.getMessage()
					+ ". All connections are cut and a new master, which knows only the tasks of its agents, takes over");
			this.api = new SchedulerApi(this.api.cluster().restarted(), this.settings, this.scheduler);
			this.cutConnections.run();
			return new HttpAnswer.Nothing();
		}
		catch (RejectedExecutionException ex) {
			return new HttpAnswer.Nothing();
		}
		catch (RuntimeException ex) {
			logger.error("The embedded Mesos master failed to handle a request", ex);
			return HttpAnswer.text(500, "500 Internal Server Error.");
		}
	}

	void closed(SchedulerStream stream) {
		post(() -> this.api.closed(stream));
	}

	/**
	 * Where one agent reports to.
	 */
	AgentListener listener(AgentID agent) {
		return new AgentListener() {

			@Override
			public void update(FrameworkID framework, TaskStatus status, TaskState latest) {
				post(() -> MasterEndpoint.this.api.tasks().updated(framework, status, latest));
			}

			@Override
			public void executorExited(FrameworkID framework, ExecutorID executor, int status) {
				post(() -> MasterEndpoint.this.api.tasks().executorExited(framework, agent, executor, status));
			}

		};
	}

	private void post(Runnable task) {
		unlessClosed(() -> this.scheduler.schedule(() -> unlessClosed(task)));
	}

	/** A task that runs while the scheduler is closed may itself want to schedule. */
	private static void unlessClosed(Runnable task) {
		try {
			task.run();
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The embedded Mesos master is closed");
		}
	}

}
