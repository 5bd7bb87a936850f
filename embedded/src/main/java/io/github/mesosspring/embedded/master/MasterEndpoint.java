package io.github.mesosspring.embedded.master;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.agent.Agent;
import io.github.mesosspring.embedded.agent.AgentListener;
import io.github.mesosspring.embedded.agent.AgentReport;
import io.github.mesosspring.embedded.fault.StreamRegistry;
import io.github.mesosspring.embedded.http.Authentication;
import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.embedded.journal.MasterJournal;
import io.github.mesosspring.embedded.page.StatusPage;
import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * The way onto the master thread, for requests, closed connections, agents and the clock.
 * All methods may be called by any thread.
 */
final class MasterEndpoint {

	private static final Log logger = LogFactory.getLog(MasterEndpoint.class);

	private final MasterSettings settings;

	private final ClusterState cluster;

	private final Scheduler scheduler;

	private final SchedulerAuthentication schedulerAuthentication;

	private final Authentication operatorAuthentication;

	private final SchedulerChecks schedulerChecks;

	private final OperatorApi operatorApi;

	private final MasterJournal journal;

	private final SchedulerApi api;

	private final StatusPage page;

	private final Consumer<String> aborted;

	private final Disposable.Swap allocation = Disposables.swap();

	private volatile Leadership leadership = Leadership.UNKNOWN;

	private volatile boolean closed;

	/**
	 * Begin the life of a master process.
	 * @param settings how it behaves
	 * @param cluster all it knows
	 * @param scheduler its thread
	 * @param streams where its streams can be spoilt
	 * @param aborted called, with the cause, where the process of a real master aborts
	 */
	MasterEndpoint(MasterSettings settings, ClusterState cluster, Scheduler scheduler, StreamRegistry streams,
			Consumer<String> aborted) {
		this.settings = settings;
		this.cluster = cluster;
		this.scheduler = scheduler;
		this.schedulerAuthentication = new SchedulerAuthentication(settings.principals(), profile());
		this.operatorAuthentication = new Authentication(settings.principals(), OperatorApi.REALM);
		this.schedulerChecks = new SchedulerChecks(this.schedulerAuthentication, profile());
		this.operatorApi = new OperatorApi(settings.principals());
		this.journal = new MasterJournal(settings.journal(), settings.address() + ":" + cluster.info().getPort());
		this.api = new SchedulerApi(cluster, settings, scheduler, streams, this.journal);
		this.page = new StatusPage(settings.address(), new StatusView(cluster, settings, this::leadership, scheduler));
		this.aborted = aborted;
	}

	VersionProfile profile() {
		return this.cluster.profile();
	}

	MasterInfo info() {
		return this.cluster.info();
	}

	StatusPage page() {
		return this.page;
	}

	Leadership leadership() {
		return this.leadership;
	}

	/**
	 * Learn who leads.
	 * @param leader the leader, {@code null} if there is none
	 */
	synchronized void leader(@Nullable MasterInfo leader) {
		boolean leads = leader != null && leader.getId().equals(info().getId());
		this.leadership = new Leadership(leader, leads, leads && this.leadership.recovered());
	}

	/**
	 * Read the registry and serve.
	 * @param recovered what to do then, on the master thread
	 */
	void recover(Runnable recovered) {
		post(() -> {
			if (this.leadership.leads() && !this.leadership.recovered()) {
				this.cluster.recover();
				long interval = this.settings.allocationInterval().toMillis();
				this.allocation.update(
						this.scheduler.schedulePeriodically(this::allocate, interval, interval, TimeUnit.MILLISECONDS));
				finishRecovery();
				recovered.run();
			}
		});
	}

	private synchronized void finishRecovery() {
		this.leadership = this.leadership.afterRecovery();
	}

	/**
	 * Let an agent register.
	 */
	void connect(Agent agent) {
		post(() -> agent.connect(new Reports(agent)));
	}

	/**
	 * The link to an agent is gone.
	 */
	void disconnected(AgentID agent) {
		post(() -> this.cluster.disconnected(agent));
	}

	/**
	 * An agent leaves.
	 */
	void removed(AgentID agent, String cause) {
		post(() -> this.cluster.removed(agent, cause));
	}

	/**
	 * End the life of the process. Does not wait.
	 */
	void close() {
		this.allocation.dispose();
		post(() -> {
			this.closed = true;
			this.api.close();
		});
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
			if (!this.leadership.serves()) {
				this.schedulerAuthentication.authenticate(http);
				return declined(http);
			}
			SchedulerRequest request = check(http);
			return onMasterThread(() -> handle(request));
		});
	}

	private SchedulerRequest check(HttpCall http) {
		try {
			return this.schedulerChecks.check(http);
		}
		catch (RequestRefusedException ex) {
			this.journal.refused(ex.answer());
			throw ex;
		}
	}

	private HttpAnswer handle(SchedulerRequest request) {
		return watch(
				this.journal.call(request.call(), this.api.nameOf(request.call()), () -> this.api.handle(request)));
	}

	private HttpAnswer watch(HttpAnswer answer) {
		if (answer instanceof HttpAnswer.Subscription subscription) {
			EventStream stream = subscription.stream();
			stream.disconnected().subscribe((nothing) -> {
			}, (error) -> {
			}, () -> post(() -> this.api.closed(stream)));
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
			if (!this.leadership.serves()) {
				this.operatorAuthentication.authenticate(http);
				return declined(http);
			}
			OperatorApi.Request request = this.operatorApi.check(http);
			return onMasterThread(() -> watch(this.api.operatorCalls().answer(request)));
		});
	}

	/**
	 * Answer a request for the status page, which every master has.
	 * @param http the call
	 * @return its answer
	 */
	CompletableFuture<HttpAnswer> pageCall(HttpCall http) {
		return checked(() -> {
			this.operatorAuthentication.authenticate(http);
			return this.page.answer(http);
		});
	}

	private CompletableFuture<HttpAnswer> declined(HttpCall http) {
		return CompletableFuture.completedFuture(this.leadership.decline(http, profile()));
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
			this.scheduler.schedule(() -> answer.complete(this.closed ? new HttpAnswer.Nothing() : handle(handler)));
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
			this.aborted.accept(ex.cause());
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
	private void unlessClosed(Runnable task) {
		try {
			if (!this.closed) {
				task.run();
			}
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
		public void disconnected() {
			post(() -> MasterEndpoint.this.cluster.disconnected(id()));
		}

		@Override
		public void update(FrameworkID framework, TaskStatus status, TaskState latest) {
			post(() -> MasterEndpoint.this.api.tasks().updated(framework, status, latest));
		}

		@Override
		public void operationUpdate(FrameworkID framework, OperationStatus status) {
			post(() -> MasterEndpoint.this.api.operations().updated(framework, id(), status));
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
