package io.github.mesosspring.executor;

import io.github.mesosspring.protocol.executor.Call;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;

/**
 * Sends a HEARTBEAT call every half an hour while subscribed, as agents since 1.8 expect.
 * Older ones answer 400: they are not bothered again before the next subscription. Any
 * other outcome means nothing. Used by the actor only.
 */
final class HeartbeatCalls {

	private static final Log logger = LogFactory.getLog(ExecutorSubscription.class);

	private final ExecutorCore core;

	private final byte[] heartbeat;

	private Disposable timer = Disposables.disposed();

	HeartbeatCalls(ExecutorCore core) {
		this.core = core;
		this.heartbeat = core.codec()
			.encode(Call.newBuilder()
				.setType(Call.Type.HEARTBEAT)
				.setExecutorId(core.environment().executorId())
				.setFrameworkId(core.environment().frameworkId())
				.build());
	}

	void start() {
		this.timer.dispose();
		this.timer = this.core.actor().schedule(this::beat, Connection.HEARTBEAT_INTERVAL);
	}

	void stop() {
		this.timer.dispose();
	}

	private void beat() {
		start();
		Disposable mine = this.timer;
		this.core.exchange()
			.call(this.heartbeat)
			.timeout(CallLane.TIMEOUT, this.core.scheduler())
			.subscribe((taken) -> {
			}, (failure) -> this.core.actor().execute(() -> failed(mine, failure)));
	}

	private void failed(Disposable mine, Throwable failure) {
		logger.debug("The agent took no HEARTBEAT", failure);
		if (failure instanceof AgentAnswerException answer && answer.status() == 400) {
			mine.dispose();
		}
	}

}
