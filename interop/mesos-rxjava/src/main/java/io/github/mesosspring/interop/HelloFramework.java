package io.github.mesosspring.interop;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.apache.mesos.v1.Protos;
import org.apache.mesos.v1.scheduler.Protos.Call;
import org.apache.mesos.v1.scheduler.Protos.Event;
import rx.Observable;
import rx.subjects.PublishSubject;

/**
 * A framework that runs one task to its end and tears itself down when it is told to on
 * its standard input. It prints a line per step. It knows the messages of Mesos and the
 * streams of RxJava and no client, so that both clients can drive it.
 */
final class HelloFramework {

	private static final String TASK = "hello";

	private final PublishSubject<Optional<Call>> teardown = PublishSubject.create();

	private volatile Protos.FrameworkID id = Protos.FrameworkID.getDefaultInstance();

	private volatile boolean tearingDown;

	private boolean launched;

	static Call subscribe() {
		return Call.newBuilder()
			.setType(Call.Type.SUBSCRIBE)
			.setSubscribe(Call.Subscribe.newBuilder()
				.setFrameworkInfo(Protos.FrameworkInfo.newBuilder()
					.setUser(System.getProperty("user.name"))
					.setName("mesos-rxjava")
					.setFailoverTimeout(60)))
			.build();
	}

	Observable<Optional<Call>> calls(Observable<Event> events) {
		return events.map(this::answer).doOnTerminate(this.teardown::onCompleted).mergeWith(this.teardown);
	}

	private Optional<Call> answer(Event event) {
		switch (event.getType()) {
			case SUBSCRIBED:
				this.id = event.getSubscribed().getFrameworkId();
				System.out.println("SUBSCRIBED " + this.id.getValue());
				return Optional.empty();
			case OFFERS:
				return Optional.of(answer(event.getOffers().getOffersList()));
			case UPDATE:
				return acknowledge(event.getUpdate().getStatus());
			case ERROR:
				throw new IllegalStateException("The master says: " + event.getError().getMessage());
			default:
				return Optional.empty();
		}
	}

	private Call answer(List<Protos.Offer> offers) {
		if (this.launched) {
			Call.Decline.Builder decline = Call.Decline.newBuilder();
			offers.forEach((offer) -> decline.addOfferIds(offer.getId()));
			return call(Call.Type.DECLINE).setDecline(decline).build();
		}
		this.launched = true;
		Call.Accept.Builder accept = Call.Accept.newBuilder();
		offers.forEach((offer) -> accept.addOfferIds(offer.getId()));
		accept.addOperations(Protos.Offer.Operation.newBuilder()
			.setType(Protos.Offer.Operation.Type.LAUNCH)
			.setLaunch(Protos.Offer.Operation.Launch.newBuilder().addTaskInfos(task(offers.get(0)))));
		return call(Call.Type.ACCEPT).setAccept(accept).build();
	}

	private static Protos.TaskInfo.Builder task(Protos.Offer offer) {
		return Protos.TaskInfo.newBuilder()
			.setName(TASK)
			.setTaskId(Protos.TaskID.newBuilder().setValue(TASK))
			.setAgentId(offer.getAgentId())
			.addResources(scalar("cpus", 0.1))
			.addResources(scalar("mem", 32))
			.setCommand(Protos.CommandInfo.newBuilder().setValue("echo hello"));
	}

	private static Protos.Resource.Builder scalar(String name, double value) {
		return Protos.Resource.newBuilder()
			.setName(name)
			.setType(Protos.Value.Type.SCALAR)
			.setScalar(Protos.Value.Scalar.newBuilder().setValue(value));
	}

	private Optional<Call> acknowledge(Protos.TaskStatus status) {
		System.out.println("UPDATE " + status.getState());
		return status.hasUuid() ? Optional.of(
				call(Call.Type.ACKNOWLEDGE)
					.setAcknowledge(Call.Acknowledge.newBuilder()
						.setAgentId(status.getAgentId())
						.setTaskId(status.getTaskId())
						.setUuid(status.getUuid()))
					.build())
				: Optional.empty();
	}

	private Call.Builder call(Call.Type type) {
		return Call.newBuilder().setType(type).setFrameworkId(this.id);
	}

	void accepted(Call call) {
		System.out.println("ACCEPTED " + call.getType());
	}

	/**
	 * A call has failed. Those that meet the teardown may.
	 * @param call the call
	 * @param error why
	 */
	void failed(Call call, Throwable error) {
		error.printStackTrace();
		if (!this.tearingDown || call.getType() == Call.Type.TEARDOWN) {
			System.exit(1);
		}
	}

	/**
	 * Tear down once there is a byte to read, or once the process that would write it has
	 * ended.
	 */
	void tearDownWhenTold() {
		try {
			System.in.read();
			this.tearingDown = true;
			this.teardown.onNext(Optional.of(call(Call.Type.TEARDOWN).build()));
		}
		catch (IOException ex) {
			this.teardown.onError(ex);
		}
	}

}
