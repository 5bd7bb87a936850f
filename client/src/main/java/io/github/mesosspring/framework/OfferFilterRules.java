package io.github.mesosspring.framework;

import java.util.Map;

import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.OfferFilters;
import io.github.mesosspring.protocol.OfferFilters.ResourceQuantities;
import io.github.mesosspring.protocol.Value;
import org.jspecify.annotations.Nullable;

/**
 * What {@code FrameworkInfo.offer_filters} have to consist of.
 */
final class OfferFilterRules {

	private OfferFilterRules() {
	}

	static @Nullable FrameworkProblem problem(FrameworkInfo info) {
		for (Map.Entry<String, OfferFilters> entry : info.getOfferFiltersMap().entrySet()) {
			for (ResourceQuantities minimum : entry.getValue().getMinAllocatableResources().getQuantitiesList()) {
				String problem = problem(minimum);
				if (problem != null) {
					return new FrameworkProblem("framework_info.offer_filters",
							"of the role '" + entry.getKey() + "' " + problem);
				}
			}
		}
		return null;
	}

	private static @Nullable String problem(ResourceQuantities minimum) {
		if (minimum.getQuantitiesCount() == 0) {
			return "has 'min_allocatable_resources' without a quantity";
		}
		for (Map.Entry<String, Value.Scalar> quantity : minimum.getQuantitiesMap().entrySet()) {
			double value = quantity.getValue().getValue();
			if (!Double.isFinite(value) || value < 0) {
				return "asks for " + value + " of '" + quantity.getKey() + "'";
			}
		}
		return null;
	}

}
