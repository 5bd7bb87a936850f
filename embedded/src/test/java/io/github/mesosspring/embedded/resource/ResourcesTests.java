package io.github.mesosspring.embedded.resource;

import java.util.List;

import io.github.mesosspring.protocol.Resource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResourcesTests {

	private static Resources of(Resource... resources) {
		return Resources.of(List.of(resources));
	}

	@Test
	void countsScalarsInThousandths() {
		Resources sum = of(TestResources.scalar("cpus", 0.1)).plus(of(TestResources.scalar("cpus", 0.2)));
		assertThat(sum.toString()).isEqualTo("cpus:0.3");
		assertThat(sum.contains(of(TestResources.scalar("cpus", 0.3)))).isTrue();
		assertThat(sum.contains(of(TestResources.scalar("cpus", 0.301)))).isFalse();
		assertThat(sum.minus(of(TestResources.scalar("cpus", 0.3))).isEmpty()).isTrue();
	}

	@Test
	void takesPortsOutOfRangesAndPutsThemBack() {
		Resources all = of(TestResources.ports(10, 20));
		Resources rest = all.minus(of(TestResources.ports(12, 13, 20, 20)));
		assertThat(rest.toString()).isEqualTo("ports:[10-11, 14-19]");
		assertThat(rest.contains(of(TestResources.ports(11, 12)))).isFalse();
		assertThat(rest.plus(of(TestResources.ports(20, 20), TestResources.ports(12, 13))).toString())
			.isEqualTo("ports:[10-20]");
	}

	@Test
	void keepsAllocationsAndReservationsApart() {
		Resource reserved = TestResources.scalar("cpus", 1)
			.toBuilder()
			.addReservations(
					Resource.ReservationInfo.newBuilder().setType(Resource.ReservationInfo.Type.DYNAMIC).setRole("dev"))
			.build();
		Resources plain = of(TestResources.scalar("cpus", 4));
		assertThat(plain.contains(of(reserved))).isFalse();
		assertThat(plain.contains(plain.allocatedTo("dev"))).isFalse();
		assertThat(plain.contains(plain.allocatedTo("dev").unallocated())).isTrue();
		assertThat(of(reserved).toString()).isEqualTo("cpus(reservations: [(DYNAMIC,dev)]):1");
	}

	@Test
	void treatsTheStarRoleAsUnreserved() {
		Resource starred = TestResources.scalar("mem", 32).toBuilder().setRole("*").build();
		assertThat(of(TestResources.scalar("mem", 32)).contains(of(starred))).isTrue();
	}

	@Test
	void hasPersistentVolumesOnlyAsAWhole() {
		Resources volume = of(TestResources.volume("v", 64, "a"));
		Resources part = of(TestResources.volume("v", 32, "a"));
		assertThat(volume.contains(volume)).isTrue();
		assertThat(volume.contains(part)).isFalse();
		assertThat(volume.minus(part)).isEqualTo(volume);
	}

	@Test
	void addsASharedVolumeOnce() {
		Resources shared = of(TestResources.shared(TestResources.volume("v", 64, "a")));
		assertThat(shared.plus(shared)).isEqualTo(shared);
		assertThat(shared).hasToString("disk(reservations: [(DYNAMIC,a)])[v:data]<SHARED>:64");
	}

	@Test
	void readsTheFormatOfReservationsThatCannotBeRefined() {
		Resource.ReservationInfo byOps = Resource.ReservationInfo.newBuilder().setPrincipal("ops").build();
		Resource dynamic = TestResources.scalar("mem", 1).toBuilder().setRole("a").setReservation(byOps).build();
		Resource fixed = TestResources.scalar("mem", 2).toBuilder().setRole("a").build();
		assertThat(of(dynamic, fixed))
			.hasToString("mem(reservations: [(DYNAMIC,a,ops)]):1; mem(reservations: [(STATIC,a)]):2");
		assertThat(ResourceFormat.downgrade(ResourceFormat.upgrade(dynamic))).isEqualTo(dynamic);
		assertThat(ResourceFormat.downgrade(ResourceFormat.upgrade(fixed))).isEqualTo(fixed);
		assertThat(ResourceFormat.downgrade(TestResources.reserved(TestResources.scalar("mem", 1), "a", "a/b")))
			.isNull();
	}

}
