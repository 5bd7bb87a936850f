package io.github.mesosspring.test;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.embedded.fault.StreamFaults;
import io.github.mesosspring.embedded.journal.JournalEntry.CallAnswered;
import io.github.mesosspring.embedded.journal.JournalEntry.EventSent;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the framework had accepted stands after its stream was cut, and after its master
 * was lost.
 */
@SpringBootTest(classes = SettingsAcrossReconnectsTests.Application.class,
		properties = { "spring.application.name=steady", "mesos.framework.roles=a,b" })
@EmbeddedMesos(masters = 2, time = EmbeddedMesos.Time.VIRTUAL)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class SettingsAcrossReconnectsTests {

	private static final Duration ROUNDS = Duration.ofSeconds(20);

	@Autowired
	private io.github.mesosspring.embedded.EmbeddedMesos mesos;

	@Autowired
	private MesosSubscription subscription;

	@Autowired
	private CallOperations calls;

	@BeforeEach
	void awaitTheFirstSubscription() {
		awaitSubscribed();
	}

	@Test
	void noOffersComeBetweenSuppressAndReviveWhateverHappensToTheStream() {
		this.calls.suppress(List.of()).block();
		reconnect(() -> this.mesos.leader().streams().forEach(StreamFaults::cut));
		this.mesos.advance(ROUNDS);
		assertThat(events(Event.Type.OFFERS)).isEmpty();
		reconnect(this.mesos::failOver);
		this.mesos.advance(ROUNDS);
		assertThat(events(Event.Type.OFFERS)).isEmpty();
		this.calls.revive(List.of()).block();
		this.mesos.advance(ROUNDS);
		awaitEvent(Event.Type.OFFERS);
	}

	@Test
	void onlyTheSuppressedRoleStaysSuppressed() {
		this.calls.suppress(List.of("a", "b")).block();
		this.calls.revive(List.of("a")).block();
		reconnect(() -> this.mesos.leader().streams().forEach(StreamFaults::cut));
		this.mesos.advance(ROUNDS);
		awaitEvent(Event.Type.OFFERS);
		assertThat(events(Event.Type.OFFERS).flatMap((event) -> event.getOffers().getOffersList().stream()))
			.isNotEmpty()
			.allMatch((offer) -> offer.getAllocationInfo().getRole().equals("a"));
	}

	@Test
	void anUpdateOfTheFrameworkIsNotReverted() {
		FrameworkInfo updated = subscribedAs().toBuilder().clearRoles().addRoles("b").addRoles("c").build();
		this.calls
			.send(Call.newBuilder()
				.setType(Call.Type.UPDATE_FRAMEWORK)
				.setUpdateFramework(Call.UpdateFramework.newBuilder().setFrameworkInfo(updated).addSuppressedRoles("b"))
				.build())
			.block();
		reconnect(() -> this.mesos.leader().streams().forEach(StreamFaults::cut));
		assertThat(subscribedAs()).isEqualTo(updated);
		assertThat(lastSubscribe().getSuppressedRolesList()).containsExactly("b");
	}

	private void reconnect(Runnable fault) {
		this.mesos.journal().clear();
		fault.run();
		awaitEvent(Event.Type.SUBSCRIBED);
		awaitSubscribed();
	}

	private void awaitEvent(Event.Type type) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events(type).findAny().isPresent());
	}

	/**
	 * The subscription may know of the loss later than the master.
	 */
	private void awaitSubscribed() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.subscription.status().state() == SubscriptionState.SUBSCRIBED
					&& !this.mesos.leader().streams().isEmpty());
	}

	private Stream<Event> events(Event.Type type) {
		return this.mesos.journal()
			.snapshot()
			.entries()
			.stream()
			.filter((entry) -> entry instanceof EventSent sent && sent.event().getType() == type)
			.map((entry) -> ((EventSent) entry).event());
	}

	private FrameworkInfo subscribedAs() {
		FrameworkInfo info = lastSubscribe().getFrameworkInfo();
		String id = this.subscription.status().frameworkId();
		return info.toBuilder().setId(info.getId().toBuilder().setValue(String.valueOf(id))).build();
	}

	private Call.Subscribe lastSubscribe() {
		return this.mesos.journal()
			.snapshot()
			.entries()
			.stream()
			.filter((entry) -> entry instanceof CallAnswered answered && answered.call().hasSubscribe())
			.map((entry) -> ((CallAnswered) entry).call().getSubscribe())
			.reduce((first, second) -> second)
			.orElseThrow();
	}

	@EnableAutoConfiguration
	static class Application {

	}

}
