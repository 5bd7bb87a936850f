package io.github.mesosspring.embedded.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any resources, tried with resources made up from fixed seeds.
 */
class ResourceAlgebraTests {

	static List<Long> seeds() {
		return new Random(4711).longs(200).boxed().toList();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void addsUpInAnyOrder(long seed) {
		Made made = new Made(seed);
		Resources one = made.resources();
		Resources two = made.resources();
		Resources three = made.resources();
		assertThat(one.plus(two)).isEqualTo(two.plus(one)).hasSameHashCodeAs(two.plus(one));
		assertThat(one.plus(two).plus(three)).isEqualTo(one.plus(two.plus(three)));
		assertThat(one.plus(Resources.NONE)).isEqualTo(one);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void givesBackWhatWasTaken(long seed) {
		Made made = new Made(seed);
		Resources whole = made.resources();
		Resources part = made.part(whole);
		assertThat(whole.contains(part)).isTrue();
		Resources rest = whole.minus(part);
		assertThat(rest.plus(part)).isEqualTo(whole);
		assertThat(whole.contains(rest)).isTrue();
		assertThat(whole.minus(whole).isEmpty()).isTrue();
		if (!rest.isEmpty()) {
			assertThat(part.contains(whole)).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void containsWhatItContainsAlsoWithMoreBesides(long seed) {
		Made made = new Made(seed);
		Resources whole = made.resources();
		Resources part = made.part(whole);
		assertThat(whole.plus(made.resources()).contains(part)).isTrue();
		assertThat(whole.allocatedTo("a").contains(part.allocatedTo("a"))).isTrue();
		assertThat(whole.allocatedTo("a").unallocated()).isEqualTo(whole);
		assertThat(part.isEmpty() || !whole.allocatedTo("a").contains(part.allocatedTo("b"))).isTrue();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void survivesTheWayThroughMessagesInBothFormats(long seed) {
		Resources made = new Made(seed).resources();
		assertThat(Resources.of(made.toMessages())).isEqualTo(made);
		Resources representable = made.filter((kind) -> kind.getReservationsCount() < 2);
		assertThat(Resources.of(representable.toMessages().stream().map(ResourceFormat::downgrade).toList()))
			.isEqualTo(representable);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void convertsThereAndBackWithoutLoss(long seed) {
		Made made = new Made(seed);
		Resources whole = made.resources();
		Resources unreserved = made.part(whole.filter((kind) -> kind.getReservationsCount() == 0));
		List<Resource> reserved = unreserved.toMessages()
			.stream()
			.map((resource) -> TestResources.reserved(resource, "z"))
			.toList();
		ResourceConversion reserve = ResourceConversion.of(Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.RESERVE)
			.setReserve(Offer.Operation.Reserve.newBuilder().addAllResources(reserved))
			.build());
		ResourceConversion unreserve = ResourceConversion.of(Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.UNRESERVE)
			.setUnreserve(Offer.Operation.Unreserve.newBuilder().addAllResources(reserved))
			.build());
		assertThat(reserve).isNotNull();
		assertThat(unreserve).isNotNull();
		assertThat(reserve.consumed()).isEqualTo(unreserved);
		Resources converted = reserve.apply(whole);
		assertThat(converted.quantities()).isEqualTo(whole.quantities());
		assertThat(converted.contains(Resources.of(reserved))).isTrue();
		assertThat(unreserve.apply(converted)).isEqualTo(whole);
	}

	/** Resources made up from a seed. */
	private static final class Made {

		private final Random random;

		Made(long seed) {
			this.random = new Random(seed);
		}

		Resources resources() {
			List<Resource> resources = new ArrayList<>();
			int count = this.random.nextInt(8);
			for (int number = 0; number < count; number++) {
				resources.add(resource());
			}
			return Resources.of(resources);
		}

		private Resource resource() {
			Resource plain = switch (this.random.nextInt(5)) {
				case 0 -> TestResources.scalar("cpus", this.random.nextInt(1, 64_000) / 1000.0);
				case 1 -> TestResources.scalar("mem", this.random.nextInt(1, 4096));
				case 2 -> ports();
				case 3 -> set();
				default -> TestResources.scalar("disk", this.random.nextInt(1, 10_000) / 10.0);
			};
			return switch (this.random.nextInt(4)) {
				case 0 -> TestResources.reserved(plain, "a");
				case 1 -> TestResources.reserved(plain, "a", "a/b");
				default -> plain;
			};
		}

		private Resource ports() {
			long begin = 31000 + this.random.nextInt(50) * 20;
			return TestResources.ports(begin, begin + this.random.nextInt(18));
		}

		private Resource set() {
			Value.Set.Builder items = Value.Set.newBuilder();
			this.random.ints(3, 0, 10).distinct().forEach((item) -> items.addItem("item-" + item));
			return Resource.newBuilder().setName("things").setType(Value.Type.SET).setSet(items).build();
		}

		Resources part(Resources whole) {
			return Resources.of(whole.toMessages()
				.stream()
				.filter((resource) -> this.random.nextInt(4) > 0)
				.map(this::part)
				.toList());
		}

		private Resource part(Resource resource) {
			Resource.Builder part = resource.toBuilder();
			if (resource.hasScalar()) {
				long thousandths = Math.round(resource.getScalar().getValue() * 1000);
				part.getScalarBuilder().setValue(this.random.nextLong(1, thousandths + 1) / 1000.0);
			}
			else if (resource.hasRanges()) {
				Value.Range first = resource.getRanges().getRange(0);
				part.setRanges(Value.Ranges.newBuilder().addRange(first.toBuilder().setEnd(first.getBegin())));
			}
			else {
				part.setSet(Value.Set.newBuilder().addItem(resource.getSet().getItem(0)));
			}
			return part.build();
		}

	}

}
