package io.github.mesosspring.embedded.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.DrainConfig;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.ExecutorInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.KillPolicy;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * The way onto the thread of an agent, for its master and for who restarts it.
 */
final class LocalAgent implements RestartableAgent {

	private final AgentPort port = new AgentPort();

	private final AgentThread thread;

	private final LiveProcesses processes;

	private final AgentProcess process;

	private final AgentInfo info;

	private final SandboxFiles sandboxes;

	LocalAgent(AgentInfo info, Path workDirectory, Scheduler scheduler, ExecutorTokens tokens) {
		this.info = info.toBuilder().setPort(this.port.number()).build();
		this.sandboxes = new SandboxFiles(workDirectory);
		this.thread = new AgentThread(scheduler);
		this.processes = new LiveProcesses(new Daemons(info.getId(), workDirectory));
		this.process = new AgentProcess(this.info, this.thread,
				new ProcessLauncher(this.info, workDirectory, this.processes, tokens), this.port);
		this.process.serve();
	}

	@Override
	public AgentInfo info() {
		return this.info;
	}

	@Override
	public SandboxFiles sandboxes() {
		return this.sandboxes;
	}

	@Override
	public void connect(AgentListener listener) {
		this.thread.run(() -> this.process.connect(listener));
	}

	@Override
	public void disconnect() {
		this.thread.run(this.process::disconnect);
	}

	@Override
	public void launch(FrameworkInfo framework, TaskInfo task) {
		this.thread.run(() -> this.process.launch(framework, List.of(task), (run) -> run.launch(task)));
	}

	@Override
	public void launchGroup(FrameworkInfo framework, ExecutorInfo executor, Iterable<TaskInfo> tasks) {
		List<TaskInfo> group = new ArrayList<>();
		tasks.forEach(group::add);
		this.thread.run(() -> this.process.launch(framework, group, (run) -> run.launchGroup(executor, group)));
	}

	@Override
	public void kill(FrameworkID framework, TaskID task, @Nullable KillPolicy policy) {
		this.thread.run(() -> this.process.kill(framework, task, policy));
	}

	@Override
	public void acknowledge(FrameworkID framework, TaskID task, ByteString uuid) {
		this.thread.run(() -> this.process.acknowledge(framework, task, uuid));
	}

	@Override
	public void message(FrameworkID framework, ExecutorID executor, ByteString data) {
		this.thread.run(() -> this.process.withExecutor(framework, executor, (run) -> run.message(data)));
	}

	@Override
	public void shutdownExecutor(FrameworkID framework, ExecutorID executor) {
		this.thread.run(() -> this.process.withExecutor(framework, executor, ExecutorRun::shutdown));
	}

	@Override
	public void apply(Operation operation) {
		this.thread.run(() -> this.process.operations().apply(operation));
	}

	@Override
	public void acknowledgeOperation(FrameworkID framework, OperationID operation, ByteString uuid) {
		this.thread.run(() -> this.process.operations().acknowledge(framework, operation, uuid));
	}

	@Override
	public void frameworkUpdated(FrameworkInfo framework) {
		this.thread.run(this.process::resend);
	}

	@Override
	public void removeFramework(FrameworkID framework) {
		this.thread.run(() -> this.process.removeFramework(framework));
	}

	@Override
	public void drain(DrainConfig config) {
		this.thread.run(() -> this.process.drain(config));
	}

	@Override
	public void shutdown() {
		this.thread.run(this.process::shutdown);
	}

	@Override
	public void crash() {
		this.thread.run(this.process::crash);
		this.port.refuse();
	}

	@Override
	public void recover() {
		this.port.listen();
		this.thread.run(this.process::start);
	}

	@Override
	public void close() {
		this.thread.close();
		this.port.close();
		this.processes.close();
	}

}
