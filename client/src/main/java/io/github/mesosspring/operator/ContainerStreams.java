package io.github.mesosspring.operator;

import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.ContainerInfo;
import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.protocol.agent.ProcessIO;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * The calls of an agent that are streams.
 *
 * @param exchange sends them
 * @param agent where the agent takes calls
 * @param maxRecordSize the largest record to accept, in bytes
 * @param scheduler measures time
 */
record ContainerStreams(StreamExchange exchange, URI agent, int maxRecordSize, Scheduler scheduler) {

	private static final int MISSED_HEARTBEATS = 5;

	/**
	 * So much later than the refusal of its input is an output given up: a command that
	 * ends before it has taken all is no failure, and its output is still on the way.
	 */
	private static final Duration LAST_WORDS = Duration.ofSeconds(5);

	private static final byte[] EOT = { 4 };

	Flux<ProcessIO> attachOutput(ContainerID container) {
		return output(Call.newBuilder()
			.setType(Call.Type.ATTACH_CONTAINER_OUTPUT)
			.setAttachContainerOutput(Call.AttachContainerOutput.newBuilder().setContainerId(container))
			.build(), () -> {
			});
	}

	Flux<ProcessIO> launchSession(ContainerID container, CommandInfo command, @Nullable ContainerInfo info) {
		return output(session(container, command, info), () -> {
		});
	}

	/**
	 * A session whose input is attached as soon as the container is launched, and given
	 * up with it.
	 */
	Flux<ProcessIO> execute(ContainerID container, CommandInfo command, @Nullable ContainerInfo info,
			Publisher<ProcessIO> input) {
		return Flux.defer(() -> {
			Sinks.Empty<Void> launched = Sinks.empty();
			Mono<Void> attached = launched.asMono()
				.then(attachInput(container, Flux.concat(input, Mono.just(end(info)))))
				.onErrorResume(OperatorCallRejectedException.class,
						(refusal) -> Mono.delay(LAST_WORDS, this.scheduler).then(Mono.error(refusal)));
			return Interruption.of(output(session(container, command, info), launched::tryEmitEmpty), attached);
		});
	}

	Mono<Void> attachInput(ContainerID container, Publisher<ProcessIO> input) {
		return Mono.defer(() -> {
			Call first = InputBody.first(container);
			OperatorRequest request = OperatorRequest.of(first, this.exchange.codec());
			return this.exchange
				.send(this.agent, request, new InputBody(request, first, input, this.exchange.codec(), this.scheduler))
				.onErrorMap((failure) -> outcome(request, failure));
		});
	}

	private Flux<ProcessIO> output(Call call, Runnable opened) {
		return Flux.defer(() -> {
			OperatorRequest request = OperatorRequest.of(call, this.exchange.codec());
			Pulse pulse = new Pulse(this.scheduler, MISSED_HEARTBEATS);
			return pulse.guard(this.exchange.open(this.agent, request, (head, body) -> {
				opened.run();
				return RecordStream.of(pulse.of(body), this.maxRecordSize)
					.map((record) -> head.codec().decode(record, ProcessIO.getDefaultInstance()));
			})).filter((record) -> !isHeartbeat(record, pulse)).onErrorMap((failure) -> outcome(request, failure));
		});
	}

	/** A terminal ends its input with a character of its own. */
	private static ProcessIO end(@Nullable ContainerInfo info) {
		return (info != null && info.hasTtyInfo()) ? ContainerInput.stdin(EOT) : ContainerInput.eof();
	}

	private static boolean isHeartbeat(ProcessIO record, Pulse pulse) {
		if (record.getControl().getType() != ProcessIO.Control.Type.HEARTBEAT) {
			return false;
		}
		pulse.interval(Duration.ofNanos(record.getControl().getHeartbeat().getInterval().getNanoseconds()));
		return true;
	}

	private static Call session(ContainerID container, CommandInfo command, @Nullable ContainerInfo info) {
		Call.LaunchNestedContainerSession.Builder launch = Call.LaunchNestedContainerSession.newBuilder()
			.setContainerId(container)
			.setCommand(command);
		if (info != null) {
			launch.setContainer(info);
		}
		return Call.newBuilder()
			.setType(Call.Type.LAUNCH_NESTED_CONTAINER_SESSION)
			.setLaunchNestedContainerSession(launch)
			.build();
	}

	private OperatorCallException outcome(OperatorRequest request, Throwable failure) {
		if (failure instanceof RedirectedException redirect) {
			return redirect.refusal();
		}
		if (failure instanceof OperatorCallException outcome) {
			return outcome;
		}
		String words = this.agent + ": " + OperatorClient.words(failure);
		return request.abandon()
				? new OperatorCallNotSentException(request.name(), "no connection to the agent at " + words, failure)
				: new OperatorCallUnknownException(request.name(), "the stream broke off of the agent at " + words,
						failure);
	}

}
