package io.github.mesosspring.embedded.master;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.Resource;

/**
 * An immutable amount of resources. Amounts add up where everything but the value is
 * equal (name, type, allocation, reservations, disk); reserved or otherwise special
 * resources are kept apart from plain ones by that.
 */
final class Resources {

	static final Resources NONE = new Resources(Map.of());

	private final Map<Resource, ResourceValue> values;

	private Resources(Map<Resource, ResourceValue> values) {
		this.values = values;
	}

	static Resources of(Collection<Resource> resources) {
		Map<Resource, ResourceValue> values = new LinkedHashMap<>();
		for (Resource resource : resources) {
			values.merge(kind(resource), ResourceValue.of(resource), ResourceValue::plus);
		}
		values.values().removeIf(ResourceValue::isEmpty);
		return new Resources(values);
	}

	private static Resource kind(Resource resource) {
		Resource.Builder kind = resource.toBuilder().clearScalar().clearRanges().clearSet();
		if (resource.getRole().equals("*")) {
			kind.clearRole();
		}
		return kind.build();
	}

	boolean isEmpty() {
		return this.values.isEmpty();
	}

	Resources plus(Resources other) {
		Map<Resource, ResourceValue> sum = new LinkedHashMap<>(this.values);
		other.values.forEach((kind, value) -> sum.merge(kind, value, ResourceValue::plus));
		return new Resources(sum);
	}

	Resources minus(Resources other) {
		Map<Resource, ResourceValue> rest = new LinkedHashMap<>(this.values);
		other.values.forEach((kind, value) -> rest.computeIfPresent(kind, (same, mine) -> mine.minus(value)));
		rest.values().removeIf(ResourceValue::isEmpty);
		return new Resources(rest);
	}

	boolean contains(Resources other) {
		return other.values.entrySet().stream().allMatch((entry) -> {
			ResourceValue mine = this.values.get(entry.getKey());
			return mine != null && mine.contains(entry.getValue());
		});
	}

	/**
	 * The same amounts, all allocated to one role.
	 */
	Resources allocatedTo(String role) {
		Map<Resource, ResourceValue> allocated = new LinkedHashMap<>();
		this.values.forEach((kind, value) -> allocated.merge(
				kind.toBuilder().setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole(role)).build(), value,
				ResourceValue::plus));
		return new Resources(allocated);
	}

	Resources unallocated() {
		Map<Resource, ResourceValue> free = new LinkedHashMap<>();
		this.values.forEach((kind, value) -> free.merge(kind.toBuilder().clearAllocationInfo().build(), value,
				ResourceValue::plus));
		return new Resources(free);
	}

	/**
	 * The sum of a scalar, in thousandths.
	 */
	long thousandths(String name) {
		long sum = 0;
		for (Map.Entry<Resource, ResourceValue> entry : this.values.entrySet()) {
			if (entry.getKey().getName().equals(name) && entry.getValue() instanceof ResourceValue.Scalar scalar) {
				sum += scalar.thousandths();
			}
		}
		return sum;
	}

	List<Resource> toMessages() {
		return this.values.entrySet().stream().map((entry) -> {
			Resource.Builder resource = entry.getKey().toBuilder();
			entry.getValue().writeTo(resource);
			return resource.build();
		}).toList();
	}

	/**
	 * The text a master uses in messages:
	 * {@code cpus(allocated: dev):0.5; mem(allocated: dev):32}.
	 */
	@Override
	public String toString() {
		return String.join("; ",
				this.values.entrySet()
					.stream()
					.map((entry) -> describe(entry.getKey()) + ":" + entry.getValue())
					.toList());
	}

	static String describe(Resource kind) {
		StringBuilder text = new StringBuilder(kind.getName());
		if (kind.hasAllocationInfo()) {
			text.append("(allocated: ").append(kind.getAllocationInfo().getRole()).append(')');
		}
		if (kind.getReservationsCount() > 0) {
			text.append("(reservations: [");
			text.append(String.join(",",
					kind.getReservationsList()
						.stream()
						.map((reservation) -> "(" + reservation.getType() + "," + reservation.getRole() + ")")
						.toList()));
			text.append("])");
		}
		return text.toString();
	}

}
