package io.github.mesosspring.benchmarks.rxjava;

import java.net.URI;

import com.hubspot.mesos.rx.java.AwaitableSubscription;
import com.hubspot.mesos.rx.java.MesosClientBuilder;
import com.hubspot.mesos.rx.java.SinkOperations;
import com.hubspot.mesos.rx.java.protobuf.ProtobufMesosClientBuilder;
import com.hubspot.mesos.rx.java.util.UserAgentEntries;
import io.github.mesosspring.benchmarks.contestant.Contestant;
import io.github.mesosspring.benchmarks.contestant.ContestantProgram;
import io.github.mesosspring.benchmarks.contestant.Events;
import org.apache.mesos.v1.scheduler.Protos.Call;
import org.apache.mesos.v1.scheduler.Protos.Event;

/**
 * Measures HubSpot's fork of mesos-rxjava. With the system property {@code unbounded} it
 * buffers without a bound; by default it gives up when more than some 128 events wait.
 */
public final class HubSpotMesosRxJavaProgram implements Contestant {

	/**
	 * Run.
	 * @param args see {@link ContestantProgram}
	 */
	public static void main(String[] args) {
		ContestantProgram.run(new HubSpotMesosRxJavaProgram(), args);
	}

	@Override
	public Subscription subscribe(URI master, String framework, Events events) {
		LoadFramework load = new LoadFramework(events);
		MesosClientBuilder<Call, Event> builder = ProtobufMesosClientBuilder.schedulerUsingProtos()
			.mesosUri(master.resolve("/api/v1/scheduler"))
			.applicationUserAgentEntry(UserAgentEntries.literal("benchmark", "1"))
			.subscribe(LoadFramework.subscribe(framework))
			.processStream((stream) -> load.calls(stream)
				.map((next) -> next
					.map((call) -> SinkOperations.create(call, LoadFramework::accepted, events::failed))));
		if (Boolean.getBoolean("unbounded")) {
			builder = builder.onBackpressureBuffer();
		}
		AwaitableSubscription subscription = builder.build().openStream();
		LoadFramework.watch(subscription::await, events);
		return subscription::unsubscribe;
	}

}
