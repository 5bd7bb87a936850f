package io.github.mesosspring.benchmarks.rxjava;

import java.util.Optional;

import io.github.mesosspring.benchmarks.contestant.Events;
import io.github.mesosspring.benchmarks.contestant.Reply;
import org.apache.mesos.v1.Protos;
import org.apache.mesos.v1.scheduler.Protos.Call;
import org.apache.mesos.v1.scheduler.Protos.Event;
import rx.Observable;

/**
 * Hands events over and makes the calls that are asked for in reply.
 */
final class LoadFramework {

	private final Events events;

	private volatile Protos.FrameworkID id = Protos.FrameworkID.getDefaultInstance();

	LoadFramework(Events events) {
		this.events = events;
	}

	static Call subscribe(String name) {
		return Call.newBuilder()
			.setType(Call.Type.SUBSCRIBE)
			.setSubscribe(Call.Subscribe.newBuilder()
				.setFrameworkInfo(Protos.FrameworkInfo.newBuilder().setUser("benchmark").setName(name)))
			.build();
	}

	/**
	 * The server counts calls, not this side.
	 */
	static void accepted() {
	}

	/**
	 * Tell when a subscription fails.
	 */
	static void watch(End end, Events events) {
		Thread watch = new Thread(() -> {
			try {
				end.await();
			}
			catch (Throwable ex) {
				events.failed(ex);
			}
		}, "end-of-subscription");
		watch.setDaemon(true);
		watch.start();
	}

	Observable<Optional<Call>> calls(Observable<Event> stream) {
		return stream.map(this::answer);
	}

	private Optional<Call> answer(Event event) {
		switch (event.getType()) {
			case SUBSCRIBED:
				this.id = event.getSubscribed().getFrameworkId();
				this.events.subscribed(this.id.getValue());
				return Optional.empty();
			case UPDATE:
				Protos.TaskStatus status = event.getUpdate().getStatus();
				return answer(this.events.update(status.getData().asReadOnlyByteBuffer().getLong()), status);
			case OFFERS:
				this.events.offers(event, event.getOffers().getOffersCount());
				return Optional.empty();
			default:
				return Optional.empty();
		}
	}

	private Optional<Call> answer(Reply reply, Protos.TaskStatus status) {
		Call.Builder call = Call.newBuilder().setFrameworkId(this.id);
		switch (reply) {
			case ACKNOWLEDGE:
				return Optional.of(call.setType(Call.Type.ACKNOWLEDGE)
					.setAcknowledge(Call.Acknowledge.newBuilder()
						.setAgentId(status.getAgentId())
						.setTaskId(status.getTaskId())
						.setUuid(status.getUuid()))
					.build());
			case DECLINE:
				return Optional.of(call.setType(Call.Type.DECLINE)
					.setDecline(Call.Decline.newBuilder()
						.addOfferIds(Protos.OfferID.newBuilder().setValue(status.getTaskId().getValue())))
					.build());
			default:
				return Optional.empty();
		}
	}

	/**
	 * Waits for the end of a subscription.
	 */
	interface End {

		/**
		 * Wait.
		 * @throws Throwable what it ended with
		 */
		void await() throws Throwable;

	}

}
