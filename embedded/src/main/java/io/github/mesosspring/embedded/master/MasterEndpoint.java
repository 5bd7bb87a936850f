package io.github.mesosspring.embedded.master;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentListener;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationStatus;
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

	private final List<Agent> agents;

	private final Runnable cutConnections;

	private SchedulerApi api;

	MasterEndpoint(MasterSettings settings, ClusterState cluster, List<Agent> agents, Scheduler scheduler,
			Runnable cutConnections) {
		this.settings = settings;
		this.scheduler = scheduler;
		this.schedulerChecks = new SchedulerChecks(settings.credentials());
		this.operatorApi = new OperatorApi(settings.credentials());
		this.agents = agents;
		this.cutConnections = cutConnections;
		this.api = new SchedulerApi(cluster, settings, scheduler);
	}

	/**
	 * Let the agents register.
	 */
	void connectAgents() {
		post(() -> this.agents.forEach((agent) -> agent.connect(new Reports(agent))));
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
			return onMasterThread(() -> handle(request));
		});
	}

	private HttpAnswer handle(SchedulerRequest request) {
		SchedulerApi current = this.api;
		return watch(current, current.handle(request));
	}

	private HttpAnswer watch(SchedulerApi current, HttpAnswer answer) {
		if (answer instanceof HttpAnswer.Subscription subscription) {
			EventStream stream = subscription.stream();
			stream.disconnected().subscribe((nothing) -> {
			}, (error) -> {
			}, () -> post(() -> current.closed(stream)));
		}
		return answer;
	}

	/**
	 * Handle a call of the operator API.
	 * @param http the call
	 * @return its answer
	 */
	CompletableFuture<HttpAnswer> operatorCall(HttpCall http) {
		return checked(() -> {
			OperatorApi.Request request = this.operatorApi.check(http);
			return onMasterThread(() -> watch(this.api, this.api.operatorCalls().answer(request)));
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
			this.api.cluster().close();
			this.api.operatorCalls().close();
			this.api = new SchedulerApi(this.api.cluster().successor(), this.settings, this.scheduler);
			this.cutConnections.run();
			connectAgents();
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

	/**
	 * Where one agent reports to.
	 */
	private final class Reports implements AgentListener {

		private final Agent agent;

		Reports(Agent agent) {
			this.agent = agent;
		}

		private AgentID id() {
			return this.agent.info().getId();
		}

		@Override
		public void registered(AgentReport report) {
			post(() -> MasterEndpoint.this.api.registered(this.agent, report));
		}

		@Override
		public void unregistered() {
			post(() -> MasterEndpoint.this.api.operatorCalls().unregistered(this.agent));
		}

		@Override
		public void update(FrameworkID framework, TaskStatus status, TaskState latest) {
			post(() -> MasterEndpoint.this.api.tasks().updated(framework, status, latest));
		}

		@Override
		public void operationUpdate(FrameworkID framework, OperationStatus status) {
		}

		@Override
		public void message(FrameworkID framework, ExecutorID executor, ByteString data) {
			post(() -> MasterEndpoint.this.api.tasks().message(framework, id(), executor, data));
		}

		@Override
		public void executorExited(FrameworkID framework, ExecutorID executor, int status) {
			post(() -> MasterEndpoint.this.api.tasks().executorExited(framework, id(), executor, status));
		}

	}

}
