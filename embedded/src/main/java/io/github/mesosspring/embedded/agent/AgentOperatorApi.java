package io.github.mesosspring.embedded.agent;

import java.util.Set;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.embedded.http.AcceptHeader;
import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.RequestBody;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.protocol.ContainerID;
import io.github.mesosspring.protocol.VersionInfo;
import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.protocol.agent.Response;

/**
 * The few calls of the operator API that the agent knows: GET_HEALTH, GET_VERSION, and
 * the REMOVE_CONTAINER that a real agent does not survive. All others are {@code 501}.
 * Used on the agent's thread only.
 */
final class AgentOperatorApi {

	private static final String MEDIA_TYPES = "application/json or application/x-protobuf or application/recordio";

	private static final Set<String> CONTENT_TYPES = Set.of("application/json", "application/x-protobuf");

	private final AgentProcess agent;

	AgentOperatorApi(AgentProcess agent) {
		this.agent = agent;
	}

	HttpAnswer handle(HttpCall http) {
		if (this.agent.phase() != AgentProcess.Phase.RUNNING) {
			throw ExecutorApi.recovering();
		}
		String contentType = http.header("Content-Type");
		if (http.method().equals("POST") && contentType != null && !CONTENT_TYPES.contains(contentType)) {
			throw new RequestRefusedException(415, "Expecting 'Content-Type' of " + MEDIA_TYPES);
		}
		Call call = RequestBody.read(http, Call.getDefaultInstance(), "a protobuf object");
		if (!call.hasType()) {
			throw new RequestRefusedException(400, "Failed to validate agent::Call: Expecting 'type' to be present");
		}
		MessageCodec codec = AcceptHeader.choose(http.header("Accept"));
		if (codec == null) {
			throw new RequestRefusedException(406, "Expecting 'Accept' to allow " + MEDIA_TYPES);
		}
		return answer(call, codec);
	}

	private HttpAnswer answer(Call call, MessageCodec codec) {
		return switch (call.getType()) {
			case GET_HEALTH -> HttpAnswer.message(codec,
					Response.newBuilder()
						.setType(Response.Type.GET_HEALTH)
						.setGetHealth(Response.GetHealth.newBuilder().setHealthy(true))
						.build());
			case GET_VERSION -> HttpAnswer.message(codec,
					Response.newBuilder()
						.setType(Response.Type.GET_VERSION)
						.setGetVersion(Response.GetVersion.newBuilder()
							.setVersionInfo(VersionInfo.newBuilder().setVersion(AgentRoutes.VERSION)))
						.build());
			case REMOVE_CONTAINER -> removeContainer(call);
			default -> HttpAnswer.notImplemented();
		};
	}

	private HttpAnswer removeContainer(Call call) {
		if (!call.hasRemoveContainer()) {
			throw new RequestRefusedException(400,
					"Failed to validate agent::Call: Expecting 'remove_container' to be present");
		}
		ContainerID container = call.getRemoveContainer().getContainerId();
		if (container.hasParent() || this.agent.runs().hasContainer(container)) {
			return HttpAnswer.notImplemented();
		}
		this.agent.abort("REMOVE_CONTAINER names the container '" + container.getValue()
				+ "', which it does not know and which has no parent");
		return new HttpAnswer.Nothing();
	}

}
