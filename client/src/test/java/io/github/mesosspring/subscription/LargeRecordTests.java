package io.github.mesosspring.subscription;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.protobuf.ByteString;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.leader.LeaderDetectors;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Sessions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A record of the size of the whole queue, over a real socket and with defaults.
 */
class LargeRecordTests {

	private static final int SIZE = 64 * 1024 * 1024;

	@Test
	void offersOf64MiBAreDeliveredWithDefaults() {
		Sessions sessions = new Sessions();
		List<Call> sent = new CopyOnWriteArrayList<>();
		EventDispatcher dispatcher = EventDispatcher.builder(sessions, Encoding.PROTOBUF.codec(), accepting(sent))
			.build();
		dispatcher.start();
		MesosWebClients clients = MesosWebClients.reactorNetty();
		try (ScriptedMaster master = new ScriptedMaster()) {
			MesosSubscription subscription = MesosSubscription.builder()
				.frameworkInfo(TestEvents.FRAMEWORK)
				.webClients(clients)
				.leaderDetector(LeaderDetectors.parse(master.address(), "http"))
				.frameworkIdStore(FrameworkIdStores.memory())
				.sessions(sessions)
				.sink(dispatcher)
				.build();
			master.thenSubscribe("f-1");
			subscription.start();
			Awaitility.await().until(() -> !master.streams.isEmpty());
			Event first = offers("a");
			assertThat(first.getSerializedSize()).isGreaterThan(SIZE);
			master.lastStream().send(first).send(offers("b"));
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sent.size() == 2);
			assertThat(sent).allMatch((call) -> call.getDecline().getOfferIdsCount() == 64);
			assertThat(subscription.status().state()).isEqualTo(SubscriptionState.SUBSCRIBED);
			subscription.stop();
		}
		finally {
			dispatcher.stop();
			clients.close();
		}
	}

	private static Event offers(String name) {
		ByteString data = ByteString.copyFrom(new byte[SIZE / 64]);
		Event.Offers.Builder offers = Event.Offers.newBuilder();
		for (int i = 0; i < 64; i++) {
			offers.addOffers(Offer.newBuilder()
				.setId(OfferID.newBuilder().setValue(name + i))
				.setFrameworkId(TestEvents.id("f-1"))
				.setAgentId(AgentID.newBuilder().setValue("S0"))
				.setHostname("agent")
				.addExecutorIds(ExecutorID.newBuilder().setValueBytes(data)));
		}
		return Event.newBuilder().setType(Event.Type.OFFERS).setOffers(offers).build();
	}

	private static CallOperations accepting(List<Call> sent) {
		return new CallOperations() {

			@Override
			public Mono<CallResponse> send(Call call) {
				sent.add(call);
				return Mono.just(new CallResponse(202, new byte[0]));
			}

			@Override
			public CallResponse sendAndAwait(Call call) {
				throw new UnsupportedOperationException();
			}

		};
	}

}
