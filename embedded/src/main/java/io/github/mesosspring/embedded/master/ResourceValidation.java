package io.github.mesosspring.embedded.master;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;
import org.jspecify.annotations.Nullable;

/**
 * Whether resources are well formed, whatever they are used for.
 */
final class ResourceValidation {

	private static final List<Function<Resource, @Nullable String>> RULES = List.of(ResourceValidation::value,
			ResourceValidation::disk, ReservationValidation::validate, ResourceValidation::shared);

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

	static @Nullable String validate(Resource resource) {
		for (Function<Resource, @Nullable String> rule : RULES) {
			String error = rule.apply(resource);
			if (error != null) {
				return error;
			}
		}
		return null;
	}

	private static @Nullable String value(Resource resource) {
		if (resource.getName().isEmpty()) {
			return "Empty resource name";
		}
		return switch (resource.getType()) {
			case SCALAR -> scalar(resource);
			case RANGES -> ranges(resource);
			case SET -> set(resource);
			default -> "Unsupported resource type";
		};
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
			if (Long.compareUnsigned(range.getBegin(), range.getEnd()) > 0) {
				return "Invalid ranges resource: begin > end";
			}
		}
		List<Value.Range> sorted = ranges.stream()
			.sorted((left, right) -> Long.compareUnsigned(left.getBegin(), right.getBegin()))
			.toList();
		for (int index = 1; index < sorted.size(); index++) {
			if (Long.compareUnsigned(sorted.get(index).getBegin(), sorted.get(index - 1).getEnd()) <= 0) {
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

	private static @Nullable String disk(Resource resource) {
		if (!resource.hasDisk()) {
			return null;
		}
		if (!resource.getName().equals("disk")) {
			return "DiskInfo should not be set for " + resource.getName() + " resource";
		}
		Resource.DiskInfo.Source source = resource.getDisk().getSource();
		boolean raw = source.getType() == Resource.DiskInfo.Source.Type.RAW
				|| source.getType() == Resource.DiskInfo.Source.Type.BLOCK;
		if (raw && source.hasMount()) {
			return "Mount should not be set for " + source.getType() + " disk source";
		}
		return (raw && source.hasPath()) ? "Path should not be set for " + source.getType() + " disk source" : null;
	}

	private static @Nullable String shared(Resource resource) {
		if (!resource.hasShared()) {
			return null;
		}
		if (!resource.getName().equals("disk")) {
			return "Resource " + resource.getName() + " cannot be shared";
		}
		return resource.getDisk().hasPersistence() ? null : "Only persistent volumes can be shared";
	}

	/**
	 * All rules for resources that are used: besides their form, that of GPUs, volumes
	 * and dynamic reservations.
	 */
	static @Nullable String validateForUse(List<Resource> resources) {
		String error = validate(resources);
		if (error != null) {
			return "Invalid resources: " + error;
		}
		if (Resources.of(resources).thousandths("gpus") % 1000 != 0) {
			return "Invalid 'gpus' resource: The 'gpus' resource must be an unsigned integer";
		}
		error = first(resources.stream().filter(Resource::hasDisk), VolumeValidation::diskInfo);
		if (error != null) {
			return "Invalid DiskInfo: " + error;
		}
		error = first(resources.stream(), ReservationValidation::revocable);
		return (error != null) ? "Invalid ReservationInfo: " + error : null;
	}

	private static @Nullable String first(Stream<Resource> resources, Function<Resource, @Nullable String> rule) {
		for (Resource resource : resources.toList()) {
			String error = rule.apply(resource);
			if (error != null) {
				return error;
			}
		}
		return null;
	}

}
