package io.github.mesosspring.embedded.master;

import java.util.HashSet;
import java.util.List;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import org.jspecify.annotations.Nullable;

/**
 * Whether the resources of an operation are well formed.
 */
final class ResourceValidation {

	private ResourceValidation() {
	}

	static @Nullable String validate(List<Resource> resources) {
		for (Resource resource : resources) {
			String error = validate(resource);
			if (error != null) {
				return "Resource '" + Resources.describe(resource) + "' is invalid: " + error;
			}
		}
		return null;
	}

	private static @Nullable String validate(Resource resource) {
		if (resource.getName().isEmpty()) {
			return "Empty resource name";
		}
		String error = switch (resource.getType()) {
			case SCALAR -> scalar(resource);
			case RANGES -> ranges(resource);
			case SET -> set(resource);
			default -> "Unsupported resource type";
		};
		if (error != null) {
			return error;
		}
		if (resource.getName().equals("gpus") && resource.getScalar().getValue() % 1 != 0) {
			return "Invalid 'gpus' resource: it must be a whole number";
		}
		if (resource.hasDisk() && !resource.getName().equals("disk")) {
			return "DiskInfo should not be set for " + resource.getName() + " resource";
		}
		return (resource.hasShared() && !resource.getDisk().hasPersistence()) ? "Only persistent volumes can be shared"
				: null;
	}

	private static @Nullable String scalar(Resource resource) {
		if (!resource.hasScalar() || resource.hasRanges() || resource.hasSet()) {
			return "Invalid scalar resource";
		}
		double value = resource.getScalar().getValue();
		return (Math.round(value * 1000) <= 0 && value != 0) ? "Invalid scalar resource: value <= 0" : null;
	}

	private static @Nullable String ranges(Resource resource) {
		if (!resource.hasRanges() || resource.hasScalar() || resource.hasSet()) {
			return "Invalid ranges resource";
		}
		List<Value.Range> ranges = resource.getRanges().getRangeList();
		for (Value.Range range : ranges) {
			if (range.getBegin() > range.getEnd()) {
				return "Invalid ranges resource: begin > end";
			}
		}
		List<Value.Range> sorted = ranges.stream()
			.sorted((left, right) -> Long.compare(left.getBegin(), right.getBegin()))
			.toList();
		for (int index = 1; index < sorted.size(); index++) {
			if (sorted.get(index).getBegin() <= sorted.get(index - 1).getEnd()) {
				return "Invalid ranges resource: overlapping ranges";
			}
		}
		return null;
	}

	private static @Nullable String set(Resource resource) {
		if (!resource.hasSet() || resource.hasScalar() || resource.hasRanges()) {
			return "Invalid set resource";
		}
		List<String> items = resource.getSet().getItemList();
		return (new HashSet<>(items).size() < items.size()) ? "Invalid set resource: duplicated elements" : null;
	}

}
