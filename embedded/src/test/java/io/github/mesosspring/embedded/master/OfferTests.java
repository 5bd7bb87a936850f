package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.Filters;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OfferTests {

	private static final Duration ROUND = Duration.ofSeconds(1);

	private TestMaster master;

	@BeforeEach
	void start() {
		this.master = new TestMaster();
	}

	@AfterEach
	void stop() {
		this.master.close();
	}

	private TestScheduler subscribe(FrameworkInfo.Builder info) {
		return TestScheduler.subscribe(this.master.uri(), Encoding.PROTOBUF, info);
	}

	private static void decline(TestScheduler scheduler, Offer offer, Filters filters) {
		scheduler.call((call) -> call.setType(Call.Type.DECLINE)
			.setDecline(Call.Decline.newBuilder().addOfferIds(offer.getId()).setFilters(filters)));
	}

	private static Filters refuse(double seconds) {
		return Filters.newBuilder().setRefuseSeconds(seconds).build();
	}

	@Test
	void offersAgainInTheNextRoundWithoutAFilter() {
		try (TestScheduler scheduler = subscribe(TestScheduler.framework())) {
			decline(scheduler, scheduler.nextOffer(), refuse(0));
			assertThat(scheduler.drain()).isEmpty();
			this.master.advance(ROUND);
			decline(scheduler, scheduler.nextOffer(), refuse(0));
			this.master.advance(ROUND);
			scheduler.nextOffer();
		}
	}

	@Test
	void doesNotOfferWhatIsFilteredUntilTheFilterExpires() {
		try (TestScheduler scheduler = subscribe(TestScheduler.framework())) {
			decline(scheduler, scheduler.nextOffer(), Filters.getDefaultInstance());
			this.master.advance(Duration.ofSeconds(4));
			assertThat(scheduler.drain()).isEmpty();
			this.master.advance(ROUND);
			decline(scheduler, scheduler.nextOffer(), refuse(-1));
			this.master.advance(Duration.ofSeconds(4));
			assertThat(scheduler.drain()).isEmpty();
			this.master.advance(ROUND);
			decline(scheduler, scheduler.nextOffer(), refuse(1e12));
			this.master.advance(Duration.ofDays(1));
			assertThat(scheduler.drain()).allMatch((event) -> event.getType() == Event.Type.HEARTBEAT);
		}
	}

	@Test
	void offersMoreThanWasRefused() {
		try (TestScheduler scheduler = subscribe(TestScheduler.framework())) {
			Offer offer = scheduler.nextOffer();
			scheduler.call((call) -> call.setType(Call.Type.ACCEPT)
				.setAccept(Call.Accept.newBuilder()
					.addOfferIds(offer.getId())
					.addOperations(Offer.Operation.newBuilder()
						.setType(Offer.Operation.Type.LAUNCH)
						.setLaunch(Offer.Operation.Launch.newBuilder()
							.addTaskInfos(TestMaster.task("t", offer.getAgentId()))))
					.setFilters(refuse(3600))));
			this.master.advance(Duration.ofSeconds(5));
			assertThat(scheduler.drain()).isEmpty();
			this.master.agent().report(scheduler.id(), "t", io.github.mesosspring.protocol.TaskState.TASK_FINISHED);
			scheduler.nextUpdate();
			this.master.advance(ROUND);
			assertThat(cpus(scheduler.nextOffer())).isEqualTo(4);
		}
	}

	@Test
	void givesTheRefusedToTheNextFramework() {
		try (TestScheduler first = subscribe(TestScheduler.framework());
				TestScheduler second = subscribe(TestScheduler.framework())) {
			Offer offer = first.nextOffer();
			assertThat(second.drain()).isEmpty();
			decline(first, offer, refuse(0));
			this.master.advance(ROUND);
			decline(second, second.nextOffer(), refuse(0));
			this.master.advance(ROUND);
			first.nextOffer();
		}
	}

	@Test
	void reviveClearsFiltersAndSuppression() {
		try (TestScheduler scheduler = subscribe(TestScheduler.framework())) {
			decline(scheduler, scheduler.nextOffer(), refuse(3600));
			scheduler.call((call) -> call.setType(Call.Type.REVIVE));
			decline(scheduler, scheduler.nextOffer(), refuse(0));
			scheduler.call((call) -> call.setType(Call.Type.SUPPRESS));
			this.master.advance(Duration.ofSeconds(10));
			assertThat(scheduler.drain()).isEmpty();
			scheduler.call((call) -> call.setType(Call.Type.REVIVE).setRevive(Call.Revive.newBuilder().addRoles("*")));
			scheduler.nextOffer();
		}
	}

	@Test
	void keepsFiltersWhenTheSubscriptionIsTakenOverAndDropsThemWhenItIsLost() {
		try (TestScheduler first = subscribe(TestScheduler.framework())) {
			decline(first, first.nextOffer(), refuse(3600));
			try (TestScheduler second = subscribe(TestScheduler.framework().setId(first.id()))) {
				this.master.advance(Duration.ofSeconds(5));
				assertThat(second.drain()).isEmpty();
				second.close();
				await().atMost(Duration.ofSeconds(10))
					.until(() -> second.send((call) -> call.setType(Call.Type.REVIVE)).status() == 403);
			}
			try (TestScheduler third = subscribe(TestScheduler.framework().setId(first.id()))) {
				third.nextOffer();
			}
		}
	}

	@Test
	void clearsTheFiltersOfRolesThatATakeoverNoLongerSuppresses() {
		try (TestScheduler first = subscribe(TestScheduler.framework())) {
			decline(first, first.nextOffer(), refuse(3600));
			first.call((call) -> call.setType(Call.Type.SUPPRESS));
			try (TestScheduler second = subscribe(TestScheduler.framework().setId(first.id()))) {
				second.nextOffer();
			}
		}
	}

	@Test
	void suppressesByRoleAndIgnoresCallsWithForeignRoles() {
		try (TestScheduler scheduler = TestScheduler.open(this.master.uri(), Encoding.JSON,
				Call.Subscribe.newBuilder()
					.setFrameworkInfo(TestScheduler.framework().clearRoles().addRoles("a").addRoles("b"))
					.addSuppressedRoles("a")
					.build())) {
			scheduler.next(Event.Type.SUBSCRIBED);
			scheduler.next(Event.Type.HEARTBEAT);
			assertThat(scheduler.nextOffer().getAllocationInfo().getRole()).isEqualTo("b");
		}
		try (TestScheduler scheduler = subscribe(TestScheduler.framework().clearRoles().addRoles("a").addRoles("b"))) {
			Offer offer = scheduler.nextOffer();
			String role = offer.getAllocationInfo().getRole();
			scheduler.call((call) -> call.setType(Call.Type.SUPPRESS)
				.setSuppress(Call.Suppress.newBuilder().addRoles(role).addRoles("c")));
			scheduler.call((call) -> call.setType(Call.Type.SUPPRESS)
				.setSuppress(Call.Suppress.newBuilder().addRoles(role.equals("a") ? "b" : "a")));
			decline(scheduler, offer, refuse(0));
			this.master.advance(ROUND);
			assertThat(scheduler.nextOffer().getAllocationInfo().getRole()).isEqualTo(role);
		}
	}

	@Test
	void showsResourcesByTheCapabilitiesOfTheFramework() {
		try (TestScheduler plain = subscribe(
				FrameworkInfo.newBuilder().setUser("root").setName("plain").setFailoverTimeout(60))) {
			Offer offer = plain.nextOffer();
			assertThat(offer.hasAllocationInfo()).isFalse();
			assertThat(offer.getResourcesList()).allMatch((resource) -> !resource.hasAllocationInfo()
					&& resource.getRole().equals("*") && resource.hasRole());
			plain.teardown();
		}
		try (TestScheduler refined = subscribe(
				TestScheduler.framework(FrameworkInfo.Capability.Type.RESERVATION_REFINEMENT))) {
			assertThat(refined.nextOffer().getResourcesList())
				.allMatch((resource) -> resource.getAllocationInfo().getRole().equals("*") && !resource.hasRole());
		}
	}

	@Test
	void sendsOneEventWithAnOfferForEachAgent() {
		try (TestMaster two = new TestMaster(2, java.util.Map.of());
				TestScheduler scheduler = TestScheduler.subscribe(two.uri(), Encoding.PROTOBUF,
						TestScheduler.framework())) {
			List<Offer> offers = scheduler.next(Event.Type.OFFERS).getOffers().getOffersList();
			assertThat(offers).hasSize(2);
			assertThat(offers.get(0).getAgentId()).isNotEqualTo(offers.get(1).getAgentId());
		}
	}

	static double cpus(Offer offer) {
		return offer.getResourcesList()
			.stream()
			.filter((resource) -> resource.getName().equals("cpus"))
			.map(Resource::getScalar)
			.findFirst()
			.orElseThrow()
			.getValue();
	}

}
