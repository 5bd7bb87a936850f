package io.github.mesosspring.embedded.master;

import java.io.IOException;
import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SubscriptionTests {

	private TestMaster master;

	@BeforeEach
	void start() {
		this.master = new TestMaster();
	}

	@AfterEach
	void stop() {
		this.master.close();
	}

	private TestScheduler subscribe() {
		return TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF, TestScheduler.framework());
	}

	private TestScheduler resubscribe(TestScheduler before, FrameworkInfo.Builder info) {
		return TestScheduler.open(this.master.uri(), Encoding.PROTOBUF, info.setId(before.id()));
	}

	private void awaitStatus(TestScheduler scheduler, int status) {
		await().atMost(Duration.ofSeconds(10))
			.until(() -> scheduler.send((call) -> call.setType(Call.Type.REVIVE)).status() == status);
	}

	@ParameterizedTest
	@EnumSource
	void sendsSubscribedHeartbeatAndOffersThenAHeartbeatEachInterval(Encoding encoding) {
		try (TestScheduler scheduler = TestScheduler.open(this.master.uri(), encoding, TestScheduler.framework())) {
			Event.Subscribed subscribed = scheduler.next(Event.Type.SUBSCRIBED).getSubscribed();
			assertThat(subscribed.getFrameworkId().getValue()).isEqualTo(subscribed.getMasterInfo().getId() + "-0000");
			assertThat(subscribed.getHeartbeatIntervalSeconds()).isEqualTo(15);
			assertThat(subscribed.getMasterInfo().getVersion()).isEqualTo("1.12.0");
			assertThat(subscribed.getMasterInfo().getPort()).isEqualTo(this.master.uri().getPort());
			scheduler.next(Event.Type.HEARTBEAT);
			assertThat(scheduler.nextOffer().getId().getValue()).isEqualTo(subscribed.getMasterInfo().getId() + "-O0");
			this.master.advance(Duration.ofSeconds(15));
			scheduler.next(Event.Type.HEARTBEAT);
			this.master.advance(Duration.ofSeconds(15));
			scheduler.next(Event.Type.HEARTBEAT);
		}
	}

	@Test
	void takesOverWithANewStreamAndEndsTheOldOne() {
		try (TestScheduler first = subscribe()) {
			Offer offer = first.nextOffer();
			try (TestScheduler second = resubscribe(first, TestScheduler.framework().setName("second"))) {
				assertThat(second.next(Event.Type.SUBSCRIBED).getSubscribed().getFrameworkId()).isEqualTo(first.id());
				second.next(Event.Type.HEARTBEAT);
				assertThat(first.next(Event.Type.ERROR).getError().getMessage()).isEqualTo("Framework failed over");
				assertThat(first.next()).isEqualTo(TestScheduler.End.LAST_CHUNK);
				assertThat(second.nextOffer().getId()).isNotEqualTo(offer.getId());
				assertThat(first.send((call) -> call.setType(Call.Type.REVIVE)).text())
					.startsWith("The stream ID '" + first.streamId() + "' included in this request didn't match");
				assertThat(this.master.agent().asked()).contains("updated second");
			}
		}
	}

	@Test
	void rescindsOffersOfRemovedRolesOnTheOldStreamOnly() {
		try (TestScheduler first = subscribe()) {
			Offer offer = first.nextOffer();
			FrameworkInfo.Builder info = TestScheduler.framework().clearRoles().addRoles("x").setUser("nobody");
			try (TestScheduler second = resubscribe(first, info)) {
				assertThat(first.next(Event.Type.RESCIND).getRescind().getOfferId()).isEqualTo(offer.getId());
				first.next(Event.Type.ERROR);
				second.next(Event.Type.SUBSCRIBED);
				second.next(Event.Type.HEARTBEAT);
				assertThat(second.nextOffer().getAllocationInfo().getRole()).isEqualTo("x");
			}
		}
	}

	@Test
	void refusesAnotherPrincipalAndLeavesTheStreamAlone() {
		try (TestScheduler first = subscribe();
				TestScheduler second = resubscribe(first, TestScheduler.framework().setPrincipal("someone"))) {
			assertThat(second.next(Event.Type.ERROR).getError().getMessage())
				.isEqualTo("Changing framework's principal is not allowed.");
			assertThat(second.next()).isEqualTo(TestScheduler.End.LAST_CHUNK);
			first.nextOffer();
			assertThat(first.drain()).isEmpty();
		}
	}

	@Test
	void keepsADisconnectedFrameworkUntilItsFailoverTimeout() {
		TestScheduler first = subscribe();
		first.nextOffer();
		first.close();
		awaitStatus(first, 403);
		this.master.advance(Duration.ofSeconds(59));
		try (TestScheduler second = resubscribe(first, TestScheduler.framework())) {
			second.next(Event.Type.SUBSCRIBED);
			second.next(Event.Type.HEARTBEAT);
			second.nextOffer();
			this.master.advance(Duration.ofSeconds(2));
			assertThat(second.drain()).isEmpty();
			second.close();
			awaitStatus(second, 403);
		}
		this.master.advance(Duration.ofSeconds(60));
		awaitStatus(first, 400);
		assertThat(this.master.agent().asked()).contains("remove " + first.id().getValue());
		try (TestScheduler third = resubscribe(first, TestScheduler.framework())) {
			assertThat(third.next(Event.Type.ERROR).getError().getMessage()).isEqualTo("Framework has been removed");
			assertThat(third.next()).isEqualTo(TestScheduler.End.LAST_CHUNK);
		}
	}

	@Test
	void removesAFrameworkWithoutFailoverTimeoutAtOnce() {
		TestScheduler scheduler = TestScheduler.subscribe(this.master.uri(), Encoding.JSON,
				TestScheduler.framework().clearFailoverTimeout());
		scheduler.close();
		awaitStatus(scheduler, 400);
	}

	@Test
	void takesAHalfClosedStreamForClosed() throws IOException {
		try (TestScheduler scheduler = subscribe()) {
			scheduler.connection().halfClose();
			awaitStatus(scheduler, 403);
		}
	}

	@Test
	void acceptsAnIdItNeverKnew() {
		FrameworkInfo.Builder info = TestScheduler.framework();
		info.getIdBuilder().setValue("never-known");
		try (TestScheduler scheduler = TestScheduler.subscribe(this.master.uri(), Encoding.JSON, info)) {
			assertThat(scheduler.id().getValue()).isEqualTo("never-known");
		}
	}

	@Test
	void tearsDownWithTheLastChunkAndNoEvent() {
		try (TestScheduler scheduler = subscribe()) {
			scheduler.launch(scheduler.nextOffer(), TestMaster.task("t", this.master.agent().info().getId()).build());
			scheduler.teardown();
			assertThat(scheduler.next()).isEqualTo(TestScheduler.End.LAST_CHUNK);
			assertThat(this.master.agent().asked()).containsExactly("launch t", "remove " + scheduler.id().getValue());
			assertThat(scheduler.send((call) -> call.setType(Call.Type.REVIVE)).text())
				.isEqualTo("Framework cannot be found");
			try (TestScheduler other = subscribe()) {
				assertThat(other.nextOffer().getResourcesList()).anySatisfy((resource) -> {
					assertThat(resource.getName()).isEqualTo("cpus");
					assertThat(resource.getScalar().getValue()).isEqualTo(4);
				});
			}
		}
	}

	@Test
	void forgetsTheOldestOfMoreThanFiftyCompletedFrameworks() {
		TestScheduler first = subscribe();
		first.teardown();
		for (int count = 0; count < 50; count++) {
			try (TestScheduler next = subscribe()) {
				next.teardown();
			}
		}
		try (TestScheduler again = resubscribe(first, TestScheduler.framework())) {
			assertThat(again.next(Event.Type.SUBSCRIBED).getSubscribed().getFrameworkId()).isEqualTo(first.id());
		}
		first.close();
	}

	@Test
	void abortsOnACallOfTypeUnknownAndComesBackWithTheTasksOfItsAgents() throws IOException {
		try (TestScheduler idle = subscribe(); TestScheduler busy = subscribe()) {
			idle.launchNothing(idle.nextOffer());
			this.master.advance(Duration.ofSeconds(1));
			Offer offer = busy.nextOffer();
			busy.launch(offer, TestMaster.task("t", offer.getAgentId()).build());
			this.master.agent().report(busy.id(), "t", TaskState.TASK_RUNNING);
			busy.nextUpdate();
			assertThat(busy.sendAndAwaitNoAnswer((call) -> call.setType(Call.Type.UNKNOWN))).isTrue();
			assertThat(idle.next()).isEqualTo(TestScheduler.End.BROKEN);
			assertThat(busy.next()).isEqualTo(TestScheduler.End.BROKEN);
			assertThat(idle.send((call) -> call.setType(Call.Type.REVIVE)).text())
				.isEqualTo("Framework cannot be found");
			assertThat(busy.send((call) -> call.setType(Call.Type.REVIVE)).text())
				.isEqualTo("Framework is not subscribed");
			try (TestScheduler again = resubscribe(busy, TestScheduler.framework())) {
				Event.Subscribed subscribed = again.next(Event.Type.SUBSCRIBED).getSubscribed();
				assertThat(subscribed.getFrameworkId()).isEqualTo(busy.id());
				assertThat(busy.id().getValue()).doesNotStartWith(subscribed.getMasterInfo().getId());
				again.next(Event.Type.HEARTBEAT);
				assertThat(again.nextOffer().getResourcesList()).anySatisfy((resource) -> {
					assertThat(resource.getName()).isEqualTo("cpus");
					assertThat(resource.getScalar().getValue()).isEqualTo(3.5);
				});
			}
		}
	}

}
