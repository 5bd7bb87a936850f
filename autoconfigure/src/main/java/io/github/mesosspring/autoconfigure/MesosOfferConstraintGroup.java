package io.github.mesosspring.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * Constraints that an agent has to meet together. One of the alternatives in
 * {@code mesos.framework.offer-constraints.<role>}.
 */
@ConfigurationPropertiesSource
public class MesosOfferConstraintGroup {

	/**
	 * Constraints that all have to be met.
	 */
	private List<MesosOfferConstraint> allOf = new ArrayList<>();

	public List<MesosOfferConstraint> getAllOf() {
		return this.allOf;
	}

	public void setAllOf(List<MesosOfferConstraint> allOf) {
		this.allOf = allOf;
	}

}
