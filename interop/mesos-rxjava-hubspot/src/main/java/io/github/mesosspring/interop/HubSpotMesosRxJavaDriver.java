package io.github.mesosspring.interop;

import java.net.URI;

import com.hubspot.mesos.rx.java.AwaitableSubscription;
import com.hubspot.mesos.rx.java.SinkOperations;
import com.hubspot.mesos.rx.java.protobuf.ProtobufMesosClientBuilder;
import com.hubspot.mesos.rx.java.util.UserAgentEntries;

/**
 * Drives the framework with HubSpot's fork of mesos-rxjava.
 */
public final class HubSpotMesosRxJavaDriver {

	private HubSpotMesosRxJavaDriver() {
	}

	/**
	 * Run until the framework is torn down.
	 * @param args the URI of the scheduler API
	 */
	public static void main(String[] args) {
		HelloFramework framework = new HelloFramework();
		AwaitableSubscription subscription = ProtobufMesosClientBuilder.schedulerUsingProtos()
			.mesosUri(URI.create(args[0]))
			.applicationUserAgentEntry(UserAgentEntries.literal("interop", "1"))
			.subscribe(HelloFramework.subscribe())
			.processStream((events) -> framework.calls(events)
				.map((next) -> next.map((call) -> SinkOperations.create(call, () -> framework.accepted(call),
						(error) -> framework.failed(call, error)))))
			.build()
			.openStream();
		new Thread(framework::tearDownWhenTold).start();
		try {
			subscription.await();
			System.out.println("ENDED");
			System.exit(0);
		}
		catch (Throwable ex) {
			ex.printStackTrace();
			System.exit(1);
		}
	}

}
