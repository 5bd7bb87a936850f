package io.github.mesosspring.embedded.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;

/**
 * How much of one resource: a number, ranges or a set of names.
 */
sealed interface ResourceValue {

	boolean isEmpty();

	/**
	 * How much it is: thousandths of a number, thousands of elements.
	 */
	long quantity();

	ResourceValue plus(ResourceValue other);

	ResourceValue minus(ResourceValue other);

	default boolean contains(ResourceValue other) {
		return other.minus(this).isEmpty();
	}

	void writeTo(Resource.Builder resource);

	static ResourceValue of(Resource resource) {
		return switch (resource.getType()) {
			case RANGES -> Ranges.of(resource.getRanges().getRangeList());
			case SET -> new Items(Set.copyOf(resource.getSet().getItemList()));
			default -> new Scalar(Math.round(Math.min(resource.getScalar().getValue(), Scalar.LARGEST) * 1000));
		};
	}

	/**
	 * A number, kept in thousandths as Mesos compares scalars to three decimals.
	 */
	record Scalar(long thousandths) implements ResourceValue {

		/** More would not leave room for sums. */
		static final double LARGEST = 1e12;

		@Override
		public boolean isEmpty() {
			return this.thousandths <= 0;
		}

		@Override
		public long quantity() {
			return this.thousandths;
		}

		@Override
		public ResourceValue plus(ResourceValue other) {
			return new Scalar(this.thousandths + ((Scalar) other).thousandths);
		}

		@Override
		public ResourceValue minus(ResourceValue other) {
			return new Scalar(this.thousandths - ((Scalar) other).thousandths);
		}

		@Override
		public void writeTo(Resource.Builder resource) {
			resource.setScalar(Value.Scalar.newBuilder().setValue(this.thousandths / 1000.0));
		}

		@Override
		public String toString() {
			if (this.thousandths % 1000 == 0) {
				return Long.toString(this.thousandths / 1000);
			}
			return String.format(Locale.ROOT, "%.3f", this.thousandths / 1000.0).replaceFirst("0+$", "");
		}

	}

	/**
	 * Sorted ranges that neither overlap nor touch.
	 */
	record Ranges(List<Value.Range> ranges) implements ResourceValue {

		static Ranges of(List<Value.Range> ranges) {
			List<Value.Range> sorted = new ArrayList<>(ranges);
			sorted.sort((left, right) -> Long.compareUnsigned(left.getBegin(), right.getBegin()));
			List<Value.Range> merged = new ArrayList<>(sorted.size());
			for (Value.Range next : sorted) {
				Value.Range last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
				if (last == null || next.getBegin() > last.getEnd() + 1) {
					merged.add(next);
				}
				else if (next.getEnd() > last.getEnd()) {
					merged.set(merged.size() - 1, range(last.getBegin(), next.getEnd()));
				}
			}
			return new Ranges(List.copyOf(merged));
		}

		private static Value.Range range(long begin, long end) {
			return Value.Range.newBuilder().setBegin(begin).setEnd(end).build();
		}

		@Override
		public boolean isEmpty() {
			return this.ranges.isEmpty();
		}

		@Override
		public long quantity() {
			return 1000 * this.ranges.stream().mapToLong((range) -> range.getEnd() - range.getBegin() + 1).sum();
		}

		@Override
		public ResourceValue plus(ResourceValue other) {
			List<Value.Range> all = new ArrayList<>(this.ranges);
			all.addAll(((Ranges) other).ranges);
			return of(all);
		}

		@Override
		public ResourceValue minus(ResourceValue other) {
			List<Value.Range> left = this.ranges;
			for (Value.Range taken : ((Ranges) other).ranges) {
				List<Value.Range> rest = new ArrayList<>(left.size() + 1);
				for (Value.Range range : left) {
					cut(range, taken, rest);
				}
				left = rest;
			}
			return new Ranges(List.copyOf(left));
		}

		private static void cut(Value.Range range, Value.Range taken, List<Value.Range> rest) {
			if (taken.getEnd() < range.getBegin() || taken.getBegin() > range.getEnd()) {
				rest.add(range);
				return;
			}
			if (range.getBegin() < taken.getBegin()) {
				rest.add(range(range.getBegin(), taken.getBegin() - 1));
			}
			if (range.getEnd() > taken.getEnd()) {
				rest.add(range(taken.getEnd() + 1, range.getEnd()));
			}
		}

		@Override
		public void writeTo(Resource.Builder resource) {
			resource.setRanges(Value.Ranges.newBuilder().addAllRange(this.ranges));
		}

		@Override
		public String toString() {
			List<String> texts = new ArrayList<>(this.ranges.size());
			this.ranges.forEach((range) -> texts.add(range.getBegin() + "-" + range.getEnd()));
			return "[" + String.join(", ", texts) + "]";
		}

	}

	/**
	 * Names.
	 */
	record Items(Set<String> items) implements ResourceValue {

		@Override
		public boolean isEmpty() {
			return this.items.isEmpty();
		}

		@Override
		public long quantity() {
			return 1000L * this.items.size();
		}

		@Override
		public ResourceValue plus(ResourceValue other) {
			Set<String> all = new TreeSet<>(this.items);
			all.addAll(((Items) other).items);
			return new Items(all);
		}

		@Override
		public ResourceValue minus(ResourceValue other) {
			Set<String> left = new TreeSet<>(this.items);
			left.removeAll(((Items) other).items);
			return new Items(left);
		}

		@Override
		public void writeTo(Resource.Builder resource) {
			resource.setSet(Value.Set.newBuilder().addAllItem(this.items));
		}

		@Override
		public String toString() {
			return "{" + String.join(", ", new TreeSet<>(this.items)) + "}";
		}

	}

}
