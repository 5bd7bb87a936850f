package io.github.mesosspring.embedded.master;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.embedded.resource.TestResources;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.Resource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AllocatorTests {

	private final AllocatorFixture cluster = new AllocatorFixture();

	private static List<Resource> plain(double cpus, double mem) {
		return List.of(TestResources.scalar("cpus", cpus), TestResources.scalar("mem", mem));
	}

	@Test
	void sharesBetweenRolesByDominantResource() {
		Framework cpus = this.cluster.framework("cpus");
		Framework mem = this.cluster.framework("mem");
		for (int number = 0; number < 30; number++) {
			this.cluster.agent(plain(10, 10_000));
		}
		// One takes half of the CPUs of what it is offered, the other all of the memory.
		for (int round = 0; round < 40; round++) {
			this.cluster.allocate();
			this.cluster.use(cpus, TestResources.scalar("cpus", 5), TestResources.scalar("mem", 100));
			this.cluster.use(mem, TestResources.scalar("cpus", 1), TestResources.scalar("mem", 10_000));
		}
		assertThat(this.cluster.held(cpus, "cpus") / 300_000.0).isBetween(0.3, 0.7);
		assertThat(this.cluster.held(mem, "mem") / 300_000_000.0).isBetween(0.3, 0.7);
	}

	@Test
	void sharesWithinARoleBetweenThreeFrameworks() {
		List<Framework> frameworks = List.of(this.cluster.framework("r"), this.cluster.framework("r"),
				this.cluster.framework("r"));
		for (int number = 0; number < 30; number++) {
			this.cluster.agent(plain(4, 4096));
		}
		this.cluster.allocate();
		for (Framework framework : frameworks) {
			assertThat(this.cluster.offers(framework)).hasSize(10);
		}
		this.cluster.allocate();
		assertThat(frameworks).allMatch((framework) -> this.cluster.offers(framework).size() == 10);
	}

	@Test
	void givesRolesTheSameHoweverManyFrameworksTheyHave() {
		Framework alone = this.cluster.framework("a");
		List<Framework> crowd = List.of(this.cluster.framework("b"), this.cluster.framework("b"),
				this.cluster.framework("b"));
		for (int number = 0; number < 30; number++) {
			this.cluster.agent(plain(4, 4096));
		}
		this.cluster.allocate();
		assertThat(this.cluster.offers(alone)).hasSize(15);
		assertThat(crowd).allMatch((framework) -> this.cluster.offers(framework).size() == 5);
	}

	@Test
	void letsFrameworksThatDeclineTakeTurns() {
		List<Framework> frameworks = List.of(this.cluster.framework("r"), this.cluster.framework("r"),
				this.cluster.framework("s"));
		this.cluster.agent(plain(4, 4096));
		Map<Framework, Integer> turns = new HashMap<>();
		for (int round = 0; round < 40; round++) {
			this.cluster.allocate();
			for (Framework framework : frameworks) {
				turns.merge(framework, this.cluster.offers(framework).size(), Integer::sum);
				this.cluster.decline(framework);
			}
		}
		assertThat(frameworks.stream().map(turns::get)).containsExactly(10, 10, 20);
	}

	@Test
	void offersReservedResourcesToTheirRoleAndThoseBelow() {
		Framework stranger = this.cluster.framework("b");
		Framework owner = this.cluster.framework("a");
		Framework below = this.cluster.framework("a/b");
		this.cluster.agent(List.of(TestResources.reserved(TestResources.scalar("cpus", 4), "a")));
		this.cluster.agent(List.of(TestResources.reserved(TestResources.scalar("cpus", 4), "a")));
		this.cluster.allocate();
		assertThat(this.cluster.offers(stranger)).isEmpty();
		assertThat(this.cluster.offers(owner)).hasSize(1);
		assertThat(this.cluster.offers(below)).hasSize(1);
	}

	@Test
	void offersTheRestOfAnAgentToOthersThanItsReservations() {
		Framework first = this.cluster.framework("a");
		Framework second = this.cluster.framework("b");
		this.cluster.agent(
				List.of(TestResources.scalar("cpus", 2), TestResources.reserved(TestResources.scalar("cpus", 1), "b")));
		this.cluster.allocate();
		assertThat(this.cluster.offers(first).get(0).resources()).hasToString("cpus(allocated: a):2");
		assertThat(this.cluster.offers(second).get(0).resources())
			.hasToString("cpus(allocated: b)(reservations: [(DYNAMIC,b)]):1");
	}

	@Test
	void hidesWhatAFrameworkCannotHandle() {
		Framework simple = this.cluster.framework("a");
		Framework able = this.cluster.framework("a/b", Capability.Type.GPU_RESOURCES,
				Capability.Type.REVOCABLE_RESOURCES, Capability.Type.SHARED_RESOURCES,
				Capability.Type.RESERVATION_REFINEMENT);
		Resource revocable = TestResources.scalar("cpus", 2)
			.toBuilder()
			.setRevocable(Resource.RevocableInfo.getDefaultInstance())
			.build();
		this.cluster.agent(List.of(TestResources.scalar("gpus", 1), TestResources.scalar("cpus", 1)));
		this.cluster.agent(List.of(revocable));
		this.cluster.agent(List.of(TestResources.reserved(TestResources.scalar("mem", 64), "a", "a/b"),
				TestResources.shared(TestResources.volume("v", 10, "a"))));
		this.cluster.allocate();
		assertThat(this.cluster.offers(simple)).isEmpty();
		assertThat(this.cluster.offers(able).stream().map((offer) -> offer.resources().toString())).containsExactly(
				"gpus(allocated: a/b):1; cpus(allocated: a/b):1", "cpus(allocated: a/b){REV}:2",
				"mem(allocated: a/b)(reservations: [(DYNAMIC,a),(DYNAMIC,a/b)]):64; "
						+ "disk(allocated: a/b)(reservations: [(DYNAMIC,a)])[v:data]<SHARED>:10");
	}

	@Test
	void makesOneOfferForEachOfTenThousandAgents() {
		Set<Framework> frameworks = new HashSet<>();
		for (int number = 0; number < 10; number++) {
			frameworks.add(this.cluster.framework("r" + number % 5));
		}
		for (int number = 0; number < 10_000; number++) {
			this.cluster.agent(plain(4, 4096));
		}
		this.cluster.allocate();
		assertThat(frameworks).allMatch((framework) -> this.cluster.offers(framework).size() == 1000);
		frameworks.forEach(this.cluster::decline);
		this.cluster.allocate();
		assertThat(frameworks).allMatch((framework) -> this.cluster.offers(framework).size() == 1000);
		assertThat(this.cluster.agents()).allMatch((agent) -> agent.available().isEmpty());
	}

}
