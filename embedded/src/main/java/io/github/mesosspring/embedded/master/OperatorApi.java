package io.github.mesosspring.embedded.master;

import java.util.List;
import java.util.Map;

import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.embedded.http.BasicAuthentication;
import io.github.mesosspring.embedded.http.AcceptHeader;
import io.github.mesosspring.embedded.http.RequestBody;
import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TimeInfo;
import io.github.mesosspring.protocol.VersionInfo;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;

/**
 * The few read-only calls of the operator API that the embedded master knows: GET_HEALTH,
 * GET_VERSION, GET_FRAMEWORKS and GET_TASKS. All others are {@code 501}.
 */
final class OperatorApi {

	static final String REALM = "mesos-master-readwrite";

	private final BasicAuthentication authentication;

	OperatorApi(Map<String, String> credentials) {
		this.authentication = new BasicAuthentication(credentials, REALM);
	}

	Request check(HttpCall http) {
		this.authentication.authenticate(http);
		Call call = RequestBody.read(http, Call.getDefaultInstance());
		if (!call.hasType()) {
			throw new RequestRefusedException(400, "Failed to validate master::Call: Expecting 'type' to be present");
		}
		MessageCodec codec = AcceptHeader.choose(http.header("Accept"));
		if (codec == null) {
			throw new RequestRefusedException(406, SchedulerChecks.NOT_ACCEPTABLE);
		}
		return new Request(call, codec);
	}

	HttpAnswer answer(Request request, ClusterState cluster) {
		Response.Builder response = Response.newBuilder();
		switch (request.call.getType()) {
			case GET_HEALTH -> response.setType(Response.Type.GET_HEALTH)
				.setGetHealth(Response.GetHealth.newBuilder().setHealthy(true));
			case GET_VERSION -> response.setType(Response.Type.GET_VERSION)
				.setGetVersion(Response.GetVersion.newBuilder()
					.setVersionInfo(VersionInfo.newBuilder().setVersion(cluster.info().getVersion())));
			case GET_FRAMEWORKS -> response.setType(Response.Type.GET_FRAMEWORKS).setGetFrameworks(frameworks(cluster));
			case GET_TASKS -> response.setType(Response.Type.GET_TASKS).setGetTasks(tasks(cluster));
			default -> {
				return HttpAnswer.notImplemented();
			}
		}
		return HttpAnswer.message(request.codec, response.build());
	}

	private static Response.GetFrameworks frameworks(ClusterState cluster) {
		Response.GetFrameworks.Builder frameworks = Response.GetFrameworks.newBuilder();
		cluster.frameworks().all().forEach((framework) -> frameworks.addFrameworks(describe(framework, cluster)));
		cluster.frameworks()
			.completed()
			.forEach((framework) -> frameworks.addCompletedFrameworks(describe(framework, cluster)));
		return frameworks.build();
	}

	private static Response.GetFrameworks.Framework describe(Framework framework, ClusterState cluster) {
		Response.GetFrameworks.Framework.Builder described = Response.GetFrameworks.Framework.newBuilder()
			.setFrameworkInfo(framework.info())
			.setActive(framework.isConnected())
			.setConnected(framework.isConnected())
			.setRecovered(framework.state() == Framework.State.RECOVERED)
			.setRegisteredTime(time(framework.registered()))
			.setReregisteredTime(time(framework.reregistered()));
		if (framework.unregistered() > 0) {
			described.setUnregisteredTime(time(framework.unregistered()));
		}
		List<OutstandingOffer> offers = cluster.offers().of(framework.id());
		offers.forEach((offer) -> described.addOffers(offer.toMessage(framework)));
		described.addAllOfferedResources(
				offers.stream().map(OutstandingOffer::resources).reduce(Resources.NONE, Resources::plus).toMessages());
		described.addAllAllocatedResources(framework.tasks()
			.values()
			.stream()
			.filter((task) -> !task.isReleased())
			.map(TaskRecord::resources)
			.reduce(Resources.NONE, Resources::plus)
			.toMessages());
		return described.build();
	}

	private static Response.GetTasks tasks(ClusterState cluster) {
		Response.GetTasks.Builder tasks = Response.GetTasks.newBuilder();
		for (Framework framework : cluster.frameworks().all()) {
			framework.tasks().values().forEach((task) -> {
				Task described = task.describe();
				if (task.isReleased()) {
					tasks.addCompletedTasks(described);
				}
				else {
					tasks.addTasks(described);
				}
			});
		}
		return tasks.build();
	}

	private static TimeInfo time(long nanoseconds) {
		return TimeInfo.newBuilder().setNanoseconds(nanoseconds).build();
	}

	/**
	 * A valid operator call.
	 *
	 * @param call the call
	 * @param codec the encoding of its answer
	 */
	record Request(Call call, MessageCodec codec) {
	}

}
