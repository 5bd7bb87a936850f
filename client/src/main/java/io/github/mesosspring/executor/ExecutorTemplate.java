package io.github.mesosspring.executor;

import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * {@link ExecutorOperations} over HTTP. Calls are sent while the
 * {@link ExecutorSubscription} built with this object is subscribed.
 */
public final class ExecutorTemplate implements ExecutorOperations, AutoCloseable {

	/**
	 * Create a template.
	 * @param environment who this executor is and where its agent
	 * @param webClients the HTTP clients, closed by whoever made them
	 * @param encoding the encoding of calls and events
	 */
	public ExecutorTemplate(ExecutorEnvironment environment, MesosWebClients webClients, Encoding encoding) {
	}

	/**
	 * Create a template that runs on a scheduler and a clock of the caller's; for tests.
	 * @param environment who this executor is and where its agent
	 * @param webClients the HTTP clients, closed by whoever made them
	 * @param encoding the encoding of calls and events
	 * @param scheduler the scheduler, whose workers must be single-threaded
	 */
	public ExecutorTemplate(ExecutorEnvironment environment, MesosWebClients webClients, Encoding encoding,
			Scheduler scheduler) {
	}

	@Override
	public Mono<CallResponse> update(TaskStatus status) {
		throw new UnsupportedOperationException("The executor's calls are still being written");
	}

	@Override
	public Mono<CallResponse> send(Call call) {
		throw new UnsupportedOperationException("The executor's calls are still being written");
	}

	@Override
	public CallResponse updateAndAwait(TaskStatus status) {
		throw new UnsupportedOperationException("The executor's calls are still being written");
	}

	@Override
	public CallResponse sendAndAwait(Call call) {
		throw new UnsupportedOperationException("The executor's calls are still being written");
	}

	/**
	 * End for good: what waits is not sent, and what comes is refused.
	 */
	@Override
	public void close() {
	}

}
