package io.github.mesosspring.operator;

import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.agent.ProcessIO;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What goes into containers and comes out of them while they run. Thread-safe.
 * <p>
 * Output is read from the network no faster than it is asked for; heartbeats of the agent
 * are not passed on. An output of which nothing arrives for five heartbeat intervals
 * fails, once there was a heartbeat and not counting time in which nothing was asked for.
 * No timeout applies, as a container may be silent and an image long to fetch. All fails
 * with an {@link OperatorCallException}: rejected if the agent refuses, unknown if the
 * connection breaks or what arrives is no stream. Everything is passed on by threads that
 * must not block.
 */
public interface ContainerStreamOperations {

	/**
	 * Follow the output of a running container ({@code Call.AttachContainerOutput}, since
	 * 1.2). Any number may do so at once. Rejected with 404 if there is no such
	 * container.
	 * @param container the container
	 * @return what it writes from now on: records with {@code data} of type
	 * {@code STDOUT} or {@code STDERR}; completes when it ends
	 */
	Flux<ProcessIO> attachContainerOutput(ContainerID container);

	/**
	 * Write to a running container ({@code Call.AttachContainerInput}, since 1.2). Only
	 * one can do so at a time: rejected with 409 if there is another one, with 404 if
	 * there is no such container, with 500 if it does not take the input.
	 * <p>
	 * Records are taken from the input as the connection takes them, except for about a
	 * hundred that are taken ahead, so they should be small. The end of the input
	 * detaches it and is not the end of the container's standard input; that is
	 * {@link ContainerInput#eof()}.
	 * @param container the container
	 * @param input what to write, made by {@link ContainerInput}; subscribed to once and
	 * cancelled when the call has ended
	 * @return completes when the agent has taken all of it
	 */
	Mono<Void> attachContainerInput(ContainerID container, Publisher<ProcessIO> input);

	/**
	 * Launch a container in that of an executor, and follow its output from its beginning
	 * ({@code Call.LaunchNestedContainerSession}, since 1.2). Rejected with 400 if it
	 * cannot be launched, with 202 if there is a container with that id already.
	 * <p>
	 * The container lives as long as the connection: to cancel the {@code Flux} destroys
	 * it.
	 * @param container the new container, with its {@code parent}
	 * @param command what to run
	 * @param info the image and volumes, or the terminal; {@code null} for what the
	 * parent has
	 * @return what it writes; completes when it ends
	 */
	Flux<ProcessIO> launchNestedContainerSession(ContainerID container, CommandInfo command,
			@Nullable ContainerInfo info);

	/**
	 * Run a command in a container and write to it, as {@code docker exec -i} does: a
	 * {@link #launchNestedContainerSession session} to which the input is
	 * {@link #attachContainerInput attached} when it is launched. The end of the input is
	 * the end of its standard input. If the input fails, so does the output, and the
	 * container is destroyed. If the agent rejects the input, the output has 5 s to end
	 * by itself before it fails: a command may end without having taken its input.
	 * @param container the new container, with its {@code parent}
	 * @param command what to run
	 * @param info the image and volumes, or the terminal; {@code null} for what the
	 * parent has
	 * @param input what to write, made by {@link ContainerInput}
	 * @return what it writes; completes when it ends
	 */
	Flux<ProcessIO> execute(ContainerID container, CommandInfo command, @Nullable ContainerInfo info,
			Publisher<ProcessIO> input);

}
