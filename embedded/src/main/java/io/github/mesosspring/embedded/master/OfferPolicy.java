package io.github.mesosspring.embedded.master;

import java.util.Map;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.DomainInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.OfferFilters;
import io.github.mesosspring.protocol.Resource;

/**
 * Which of an agent's resources a framework may be offered at all, whoever's turn it is.
 */
final class OfferPolicy {

	/** What an offer must have one of, as {@code --min_allocatable_resources} has it. */
	private static final long MIN_CPUS = 10;

	private static final long MIN_MEM = 32_000;

	private final DomainInfo masterDomain;

	OfferPolicy(DomainInfo masterDomain) {
		this.masterDomain = masterDomain;
	}

	/**
	 * What is available to a framework in a role.
	 * @return the resources, none if the framework must not see the agent or they are not
	 * worth an offer
	 */
	Resources offerable(AgentRecord agent, Framework framework, String role) {
		if (isHidden(agent, framework) || framework.constraints().excludes(role, agent.info())) {
			return Resources.NONE;
		}
		Resources visible = agent.available().filter((kind) -> isVisible(kind, framework, role));
		return isWorthAnOffer(visible, framework, role) ? visible : Resources.NONE;
	}

	private boolean isHidden(AgentRecord agent, Framework framework) {
		if (!framework.can(Capability.Type.GPU_RESOURCES) && agent.total().thousandths("gpus") > 0) {
			return true;
		}
		return isRemote(agent.info().getDomain()) && !framework.can(Capability.Type.REGION_AWARE);
	}

	private boolean isRemote(DomainInfo domain) {
		return this.masterDomain.hasFaultDomain() && domain.hasFaultDomain()
				&& !domain.getFaultDomain().getRegion().equals(this.masterDomain.getFaultDomain().getRegion());
	}

	private static boolean isVisible(Resource kind, Framework framework, String role) {
		String reservedFor = Resources.reservedFor(kind);
		if (reservedFor != null && !role.equals(reservedFor) && !Roles.isBelow(role, reservedFor)) {
			return false;
		}
		if (kind.hasRevocable() && !framework.can(Capability.Type.REVOCABLE_RESOURCES)) {
			return false;
		}
		if (kind.hasShared() && !framework.can(Capability.Type.SHARED_RESOURCES)) {
			return false;
		}
		return kind.getReservationsCount() < 2 || framework.can(Capability.Type.RESERVATION_REFINEMENT);
	}

	/**
	 * Whether there is more than what can be offered again and again, and enough of it.
	 */
	private static boolean isWorthAnOffer(Resources resources, Framework framework, String role) {
		if (resources.isEmpty() || !resources.has((kind) -> !kind.hasShared())) {
			return false;
		}
		OfferFilters filters = framework.info().getOfferFiltersMap().get(role);
		if (filters == null || !filters.hasMinAllocatableResources()) {
			return resources.thousandths("cpus") >= MIN_CPUS || resources.thousandths("mem") >= MIN_MEM;
		}
		OfferFilters.MinAllocatableResources minimum = filters.getMinAllocatableResources();
		return minimum.getQuantitiesCount() == 0
				|| minimum.getQuantitiesList().stream().anyMatch((quantities) -> isEnough(resources, quantities));
	}

	private static boolean isEnough(Resources resources, OfferFilters.ResourceQuantities minimum) {
		Map<String, Long> quantities = resources.quantities();
		return minimum.getQuantitiesMap()
			.entrySet()
			.stream()
			.allMatch((entry) -> quantities.getOrDefault(entry.getKey(), 0L) >= Math
				.round(entry.getValue().getValue() * 1000));
	}

}
