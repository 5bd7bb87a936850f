package io.github.mesosspring.embedded.resource;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import org.jspecify.annotations.Nullable;

/**
 * An immutable amount of resources. Amounts add up where everything but the value is
 * equal (name, type, allocation, reservations, disk); reserved or otherwise special
 * resources are kept apart from plain ones by that. Persistent volumes are only had as a
 * whole. A shared volume does not become more by being added again.
 */
public final class Resources {

	/** No resources. */
	public static final Resources NONE = new Resources(Map.of());

	private final Map<Resource, ResourceValue> values;

	private Resources(Map<Resource, ResourceValue> values) {
		this.values = values;
	}

	/**
	 * Add up resources.
	 * @param resources the resources, in either format
	 * @return the sum
	 */
	public static Resources of(Collection<Resource> resources) {
		Map<Resource, ResourceValue> values = new LinkedHashMap<>();
		for (Resource resource : resources) {
			add(values, kind(resource), ResourceValue.of(resource));
		}
		values.values().removeIf(ResourceValue::isEmpty);
		return new Resources(values);
	}

	/**
	 * A resource without its amount.
	 */
	private static Resource kind(Resource resource) {
		return ResourceFormat.upgrade(resource).toBuilder().clearScalar().clearRanges().clearSet().build();
	}

	private static void add(Map<Resource, ResourceValue> values, Resource kind, ResourceValue value) {
		values.merge(kind, value, (mine, other) -> kind.hasShared() ? mine : mine.plus(other));
	}

	/**
	 * The role a resource is reserved for.
	 * @param resource the resource, with {@code reservations}
	 * @return the role, {@code null} if it is not reserved
	 */
	public static @Nullable String reservedFor(Resource resource) {
		int count = resource.getReservationsCount();
		return (count > 0) ? resource.getReservations(count - 1).getRole() : null;
	}

	/**
	 * Whether there is nothing.
	 * @return {@code true} for no resources
	 */
	public boolean isEmpty() {
		return this.values.isEmpty();
	}

	/**
	 * Add resources.
	 * @param other the resources
	 * @return the sum
	 */
	public Resources plus(Resources other) {
		Map<Resource, ResourceValue> sum = new LinkedHashMap<>(this.values);
		other.values.forEach((kind, value) -> add(sum, kind, value));
		return new Resources(sum);
	}

	/**
	 * Take resources away, as far as they are there.
	 * @param other the resources
	 * @return what is left
	 */
	public Resources minus(Resources other) {
		Map<Resource, ResourceValue> rest = new LinkedHashMap<>(this.values);
		other.values.forEach((kind, value) -> rest.computeIfPresent(kind, (same, mine) -> {
			boolean part = isIndivisible(kind) && !mine.equals(value);
			return part ? mine : mine.minus(value);
		}));
		rest.values().removeIf(ResourceValue::isEmpty);
		return new Resources(rest);
	}

	/**
	 * Whether others are part of these.
	 * @param other the resources
	 * @return {@code true} if all of them are
	 */
	public boolean contains(Resources other) {
		for (Map.Entry<Resource, ResourceValue> entry : other.values.entrySet()) {
			ResourceValue mine = this.values.get(entry.getKey());
			if (mine == null || !mine.contains(entry.getValue())
					|| (isIndivisible(entry.getKey()) && !mine.equals(entry.getValue()))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isIndivisible(Resource kind) {
		return kind.hasDisk() && (kind.getDisk().hasPersistence()
				|| kind.getDisk().getSource().getType() == Resource.DiskInfo.Source.Type.MOUNT
				|| kind.getDisk().getSource().getType() == Resource.DiskInfo.Source.Type.BLOCK);
	}

	/**
	 * Those of a kind.
	 * @param kinds tells by a resource without its amount, with {@code reservations}
	 * @return all it is true of
	 */
	public Resources filter(Predicate<Resource> kinds) {
		Map<Resource, ResourceValue> some = new LinkedHashMap<>(this.values);
		some.keySet().removeIf(kinds.negate());
		return (some.size() == this.values.size()) ? this : new Resources(some);
	}

	/**
	 * Whether any is of a kind.
	 * @param kinds tells by a resource without its amount, with {@code reservations}
	 * @return {@code true} if it is true of any
	 */
	public boolean has(Predicate<Resource> kinds) {
		return this.values.keySet().stream().anyMatch(kinds);
	}

	/**
	 * The same amounts, all allocated to one role.
	 * @param role the role
	 * @return the allocated resources
	 */
	public Resources allocatedTo(String role) {
		Resource.AllocationInfo allocation = Resource.AllocationInfo.newBuilder().setRole(role).build();
		return map((kind) -> kind.toBuilder().setAllocationInfo(allocation).build());
	}

	/**
	 * The same amounts, allocated to nobody.
	 * @return the unallocated resources
	 */
	public Resources unallocated() {
		return map((kind) -> kind.hasAllocationInfo() ? kind.toBuilder().clearAllocationInfo().build() : kind);
	}

	private Resources map(UnaryOperator<Resource> change) {
		Map<Resource, ResourceValue> changed = new LinkedHashMap<>();
		this.values.forEach((kind, value) -> add(changed, change.apply(kind), value));
		return new Resources(changed);
	}

	/**
	 * The sum of a scalar.
	 * @param name its name
	 * @return the sum in thousandths, 0 if there is none
	 */
	public long thousandths(String name) {
		long sum = 0;
		for (Map.Entry<Resource, ResourceValue> entry : this.values.entrySet()) {
			if (entry.getKey().getName().equals(name) && entry.getValue() instanceof ResourceValue.Scalar scalar) {
				sum += scalar.thousandths();
			}
		}
		return sum;
	}

	/**
	 * Look at every scalar.
	 * @param consumer is given the name and the amount in thousandths; several times the
	 * same name if there are several kinds of it
	 */
	public void forEachScalar(ObjLongConsumer<String> consumer) {
		this.values.forEach((kind, value) -> {
			if (value instanceof ResourceValue.Scalar scalar) {
				consumer.accept(kind.getName(), scalar.thousandths());
			}
		});
	}

	/**
	 * How much there is in all, whatever the kind: the sums of scalars, and how many
	 * elements ranges and sets have.
	 * @return thousandths by name
	 */
	public Map<String, Long> quantities() {
		Map<String, Long> quantities = new LinkedHashMap<>();
		this.values.forEach((kind, value) -> quantities.merge(kind.getName(), value.quantity(), Long::sum));
		return quantities;
	}

	/**
	 * The resources as messages.
	 * @return one for each kind, with {@code reservations} if they are reserved
	 */
	public List<Resource> toMessages() {
		return this.values.entrySet().stream().map((entry) -> {
			Resource.Builder resource = entry.getKey().toBuilder();
			entry.getValue().writeTo(resource);
			return resource.build();
		}).toList();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Resources that && this.values.equals(that.values));
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
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
					.map((entry) -> ResourceText.of(entry.getKey()) + ":" + entry.getValue())
					.toList());
	}

	/**
	 * The text a master uses for a single resource, be it valid or not.
	 * @param resource the resource
	 * @return the text
	 */
	public static String describe(Resource resource) {
		String value = (resource.getType() == Value.Type.TEXT) ? "" : ResourceValue.of(resource).toString();
		return ResourceText.of(ResourceFormat.upgrade(resource)) + ":" + value;
	}

}
