package io.github.mesosspring.interop;

import java.net.URI;

import com.mesosphere.mesos.rx.java.AwaitableSubscription;
import com.mesosphere.mesos.rx.java.SinkOperations;
import com.mesosphere.mesos.rx.java.protobuf.ProtobufMesosClientBuilder;
import com.mesosphere.mesos.rx.java.util.UserAgentEntries;

/**
 * Drives the framework with mesos-rxjava.
 */
public final class MesosRxJavaDriver {

	private MesosRxJavaDriver() {
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
