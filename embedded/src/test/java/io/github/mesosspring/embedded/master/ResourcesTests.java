package io.github.mesosspring.embedded.master;

import java.util.List;

import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResourcesTests {

	private static Resources of(Resource... resources) {
		return Resources.of(List.of(resources));
	}

	private static Resource ports(long... bounds) {
		Value.Ranges.Builder ranges = Value.Ranges.newBuilder();
		for (int index = 0; index < bounds.length; index += 2) {
			ranges.addRange(Value.Range.newBuilder().setBegin(bounds[index]).setEnd(bounds[index + 1]));
		}
		return Resource.newBuilder().setName("ports").setType(Value.Type.RANGES).setRanges(ranges).build();
	}

	@Test
	void countsScalarsInThousandths() {
		Resources sum = of(TestMaster.scalar("cpus", 0.1)).plus(of(TestMaster.scalar("cpus", 0.2)));
		assertThat(sum.toString()).isEqualTo("cpus:0.3");
		assertThat(sum.contains(of(TestMaster.scalar("cpus", 0.3)))).isTrue();
		assertThat(sum.contains(of(TestMaster.scalar("cpus", 0.301)))).isFalse();
		assertThat(sum.minus(of(TestMaster.scalar("cpus", 0.3))).isEmpty()).isTrue();
	}

	@Test
	void takesPortsOutOfRangesAndPutsThemBack() {
		Resources all = of(ports(10, 20));
		Resources rest = all.minus(of(ports(12, 13, 20, 20)));
		assertThat(rest.toString()).isEqualTo("ports:[10-11, 14-19]");
		assertThat(rest.contains(of(ports(11, 12)))).isFalse();
		assertThat(rest.plus(of(ports(20, 20), ports(12, 13))).toString()).isEqualTo("ports:[10-20]");
	}

	@Test
	void keepsAllocationsAndReservationsApart() {
		Resource reserved = TestMaster.scalar("cpus", 1)
			.toBuilder()
			.addReservations(
					Resource.ReservationInfo.newBuilder().setType(Resource.ReservationInfo.Type.DYNAMIC).setRole("dev"))
			.build();
		Resources plain = of(TestMaster.scalar("cpus", 4));
		assertThat(plain.contains(of(reserved))).isFalse();
		assertThat(plain.contains(plain.allocatedTo("dev"))).isFalse();
		assertThat(plain.contains(plain.allocatedTo("dev").unallocated())).isTrue();
		assertThat(of(reserved).toString()).isEqualTo("cpus(reservations: [(DYNAMIC,dev)]):1");
	}

	@Test
	void treatsTheStarRoleAsUnreserved() {
		Resource starred = TestMaster.scalar("mem", 32).toBuilder().setRole("*").build();
		assertThat(of(TestMaster.scalar("mem", 32)).contains(of(starred))).isTrue();
	}

	@Test
	void printsNumbersAsCppDoes() {
		assertThat(FrameworkInfoValidation.number(1e12)).isEqualTo("1e+12");
		assertThat(FrameworkInfoValidation.number(1.2345678e-7)).isEqualTo("1.23457e-07");
		assertThat(FrameworkInfoValidation.number(123456.7)).isEqualTo("123457");
		assertThat(FrameworkInfoValidation.number(0)).isEqualTo("0");
	}

}
