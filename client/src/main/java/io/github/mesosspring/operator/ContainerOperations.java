package io.github.mesosspring.operator;

import java.time.Duration;

import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.protocol.agent.Response;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Containers of an agent: within those of executors (nested), or of no framework at all
 * (standalone). Ids are chosen by the caller: 1 to 242 characters without dot and white
 * space, together with the id of the container it is in, if it is in one.
 */
public interface ContainerOperations extends OperatorCalls<Call, Response> {

	/**
	 * Launch a container, nested or standalone ({@code Call.LaunchContainer}, since 1.5).
	 * Rejected with 400 if that fails or the agent does not support such containers.
	 * @param launch the id, and what to run with which resources
	 * @return whether it was launched; {@code false} if there is one with that id already
	 */
	default Mono<Boolean> launchContainer(Call.LaunchContainer launch) {
		return OperatorPayloads.launch(this, call(launch));
	}

	/**
	 * Launch a container as {@link #launchContainer(Call.LaunchContainer)} does, with a
	 * time of its own: the answer comes after its image was fetched.
	 * @param launch the id, and what to run with which resources
	 * @param timeout how long it may take
	 * @return whether it was launched; {@code false} if there is one with that id already
	 */
	default Mono<Boolean> launchContainer(Call.LaunchContainer launch, Duration timeout) {
		return OperatorPayloads.launch(this, call(launch), timeout);
	}

	private static Call call(Call.LaunchContainer launch) {
		return Call.newBuilder().setType(Call.Type.LAUNCH_CONTAINER).setLaunchContainer(launch).build();
	}

	/**
	 * Wait for the end of a container ({@code Call.WaitContainer}, since 1.5). No timeout
	 * applies: the answer comes when the container has ended. Rejected with 404 if there
	 * is none.
	 * @param container the container
	 * @return how it ended
	 */
	default Mono<Response.WaitContainer> waitContainer(ContainerID container) {
		Call.WaitContainer payload = Call.WaitContainer.newBuilder().setContainerId(container).build();
		return OperatorPayloads.ask(this,
				Call.newBuilder().setType(Call.Type.WAIT_CONTAINER).setWaitContainer(payload).build(),
				Response::getWaitContainer);
	}

	/**
	 * Kill a container ({@code Call.KillContainer}, since 1.5). Rejected with 404 if
	 * there is none, or none any more.
	 * @param container the container
	 * @return completes when the signal is sent
	 */
	default Mono<Void> killContainer(ContainerID container) {
		return killContainer(Call.KillContainer.newBuilder().setContainerId(container).build());
	}

	/**
	 * Send a signal to a container ({@code Call.KillContainer}, since 1.5). Rejected with
	 * 404 if there is none, or none any more.
	 * @param container the container
	 * @param signal the number of the signal
	 * @return completes when the signal is sent
	 */
	default Mono<Void> killContainer(ContainerID container, int signal) {
		return killContainer(Call.KillContainer.newBuilder().setContainerId(container).setSignal(signal).build());
	}

	private Mono<Void> killContainer(Call.KillContainer payload) {
		return send(Call.newBuilder().setType(Call.Type.KILL_CONTAINER).setKillContainer(payload).build()).then();
	}

	/**
	 * Remove what is left of a nested container that has ended
	 * ({@code Call.RemoveContainer}, since 1.5). Rejected with 500 if it runs.
	 * <p>
	 * <strong>Dangerous</strong> without a parent: an agent that does not know such a
	 * container aborts, and all it runs is lost for as long as it is away. So an id
	 * without parent is refused locally.
	 * @param container the container, with its {@code parent}
	 * @return completes when it is removed, or there is none
	 */
	default Mono<Void> removeContainer(ContainerID container) {
		Call.RemoveContainer payload = Call.RemoveContainer.newBuilder().setContainerId(container).build();
		return send(Call.newBuilder().setType(Call.Type.REMOVE_CONTAINER).setRemoveContainer(payload).build()).then();
	}

	/**
	 * Launch a container in that of an executor ({@code Call.LaunchNestedContainer},
	 * since 1.1, deprecated by Mesos 1.5). Rejected with 400 if that fails.
	 * @param container the new container, with its {@code parent}
	 * @param command what to run; {@code null} for what the image says
	 * @param info the image and volumes; {@code null} for those of the parent
	 * @return whether it was launched; {@code false} if there is one with that id already
	 */
	default Mono<Boolean> launchNestedContainer(ContainerID container, @Nullable CommandInfo command,
			@Nullable ContainerInfo info) {
		return OperatorPayloads.launch(this, call(container, command, info));
	}

	/**
	 * Launch a container in that of an executor as
	 * {@link #launchNestedContainer(ContainerID, CommandInfo, ContainerInfo)} does, with
	 * a time of its own: the answer comes after its image was fetched.
	 * @param container the new container, with its {@code parent}
	 * @param command what to run; {@code null} for what the image says
	 * @param info the image and volumes; {@code null} for those of the parent
	 * @param timeout how long it may take
	 * @return whether it was launched; {@code false} if there is one with that id already
	 */
	default Mono<Boolean> launchNestedContainer(ContainerID container, @Nullable CommandInfo command,
			@Nullable ContainerInfo info, Duration timeout) {
		return OperatorPayloads.launch(this, call(container, command, info), timeout);
	}

	private static Call call(ContainerID container, @Nullable CommandInfo command, @Nullable ContainerInfo info) {
		Call.LaunchNestedContainer.Builder payload = Call.LaunchNestedContainer.newBuilder().setContainerId(container);
		if (command != null) {
			payload.setCommand(command);
		}
		if (info != null) {
			payload.setContainer(info);
		}
		return Call.newBuilder().setType(Call.Type.LAUNCH_NESTED_CONTAINER).setLaunchNestedContainer(payload).build();
	}

	/**
	 * Wait for the end of a nested container ({@code Call.WaitNestedContainer}, since
	 * 1.1, deprecated by Mesos 1.5), as {@link #waitContainer} does.
	 * @param container the container, with its {@code parent}
	 * @return how it ended
	 */
	default Mono<Response.WaitNestedContainer> waitNestedContainer(ContainerID container) {
		Call.WaitNestedContainer payload = Call.WaitNestedContainer.newBuilder().setContainerId(container).build();
		return OperatorPayloads.ask(this,
				Call.newBuilder().setType(Call.Type.WAIT_NESTED_CONTAINER).setWaitNestedContainer(payload).build(),
				Response::getWaitNestedContainer);
	}

	/**
	 * Kill a nested container ({@code Call.KillNestedContainer}, since 1.1, deprecated by
	 * Mesos 1.5), as {@link #killContainer(ContainerID)} does.
	 * @param container the container, with its {@code parent}
	 * @return completes when the signal is sent
	 */
	default Mono<Void> killNestedContainer(ContainerID container) {
		return killNestedContainer(Call.KillNestedContainer.newBuilder().setContainerId(container).build());
	}

	/**
	 * Send a signal to a nested container ({@code Call.KillNestedContainer}, since 1.1,
	 * deprecated by Mesos 1.5), as {@link #killContainer(ContainerID, int)} does.
	 * @param container the container, with its {@code parent}
	 * @param signal the number of the signal
	 * @return completes when the signal is sent
	 */
	default Mono<Void> killNestedContainer(ContainerID container, int signal) {
		return killNestedContainer(
				Call.KillNestedContainer.newBuilder().setContainerId(container).setSignal(signal).build());
	}

	private Mono<Void> killNestedContainer(Call.KillNestedContainer payload) {
		return send(Call.newBuilder().setType(Call.Type.KILL_NESTED_CONTAINER).setKillNestedContainer(payload).build())
			.then();
	}

	/**
	 * Remove what is left of a nested container that has ended
	 * ({@code Call.RemoveNestedContainer}, since 1.3, deprecated by Mesos 1.5), as
	 * {@link #removeContainer} does, and as <strong>dangerous</strong> without a parent.
	 * @param container the container, with its {@code parent}
	 * @return completes when it is removed, or there is none
	 */
	default Mono<Void> removeNestedContainer(ContainerID container) {
		Call.RemoveNestedContainer payload = Call.RemoveNestedContainer.newBuilder().setContainerId(container).build();
		return send(
				Call.newBuilder().setType(Call.Type.REMOVE_NESTED_CONTAINER).setRemoveNestedContainer(payload).build())
			.then();
	}

}
