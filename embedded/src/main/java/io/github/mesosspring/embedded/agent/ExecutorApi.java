package io.github.mesosspring.embedded.agent;

import java.util.Map;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.embedded.http.AcceptHeader;
import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.RequestBody;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.protocol.executor.Call;
import org.jspecify.annotations.Nullable;

/**
 * The Executor API, with its checks in the order of a real agent. Used on the agent's
 * thread only.
 */
final class ExecutorApi {

	static RequestRefusedException recovering() {
		return new RequestRefusedException(503, "Agent has not finished recovery");
	}

	private static final String NOT_ACCEPTABLE = "Expecting 'Accept' to allow 'application/x-protobuf' or 'application/json'";

	private final AgentProcess agent;

	ExecutorApi(AgentProcess agent) {
		this.agent = agent;
	}

	HttpAnswer handle(HttpCall http) {
		Map<String, String> claims = this.agent.services().launcher().tokens().authenticate(http);
		Call call = RequestBody.read(http, Call.getDefaultInstance());
		String error = ExecutorCallValidation.validate(call);
		if (error != null) {
			throw new RequestRefusedException(400, "Failed to validate Executor::Call: " + error);
		}
		if (call.getType() == Call.Type.HEARTBEAT) {
			return HttpAnswer.empty(202);
		}
		if (call.getType() == Call.Type.SUBSCRIBE) {
			MessageCodec codec = AcceptHeader.choose(http.header("Accept"));
			if (codec == null) {
				throw new RequestRefusedException(406, NOT_ACCEPTABLE);
			}
			return subscribe(call, claims, codec);
		}
		if (this.agent.phase() != AgentProcess.Phase.RUNNING) {
			throw recovering();
		}
		return handle(call, claims);
	}

	private HttpAnswer subscribe(Call call, @Nullable Map<String, String> claims, MessageCodec codec) {
		CustomExecutor executor = executor(call, claims);
		EventStream stream = EventStream.withoutId(codec);
		executor.subscribe(stream, call.getSubscribe());
		return new HttpAnswer.Subscription(stream);
	}

	private HttpAnswer handle(Call call, @Nullable Map<String, String> claims) {
		CustomExecutor executor = executor(call, claims);
		if (!executor.isSubscribed()) {
			throw new RequestRefusedException(403, "Executor is not subscribed");
		}
		switch (call.getType()) {
			case UPDATE -> executor.update(call.getUpdate().getStatus());
			case MESSAGE -> executor.messageToFramework(call.getMessage().getData());
			default -> {
				return HttpAnswer.notImplemented();
			}
		}
		return HttpAnswer.empty(202);
	}

	private CustomExecutor executor(Call call, @Nullable Map<String, String> claims) {
		FrameworkRun framework = this.agent.runs().framework(call.getFrameworkId());
		if (framework == null) {
			throw new RequestRefusedException(400, "Framework cannot be found");
		}
		@Nullable ExecutorRun executor = framework.executor(call.getExecutorId());
		if (executor instanceof CustomExecutor custom) {
			ExecutorTokens.check(claims, call.getFrameworkId(), call.getExecutorId(), custom.container());
			return custom;
		}
		throw new RequestRefusedException(400, "Executor cannot be found");
	}

}
