package io.github.mesosspring.embedded.master;

import io.github.mesosspring.embedded.resource.ResourceFormat;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Unavailability;

/**
 * Resources that a framework has been offered and that nobody else gets meanwhile.
 *
 * @param id the offer
 * @param framework the framework
 * @param agent the agent
 * @param role the role the resources are allocated to
 * @param resources the resources, allocated to the role
 * @param made since when, in nanoseconds since 1970
 */
record OutstandingOffer(OfferID id, FrameworkID framework, AgentRecord agent, String role, Resources resources,
		long made) {

	/**
	 * The offer as a framework sees it, depending on its capabilities.
	 */
	Offer toMessage(Framework receiver) {
		boolean multiRole = receiver.can(FrameworkInfo.Capability.Type.MULTI_ROLE);
		boolean refinement = receiver.can(FrameworkInfo.Capability.Type.RESERVATION_REFINEMENT);
		AgentInfo info = this.agent.info();
		Offer.Builder offer = Offer.newBuilder()
			.setId(this.id)
			.setFrameworkId(this.framework)
			.setAgentId(this.agent.id())
			.setHostname(info.getHostname())
			.setUrl(this.agent.url())
			.addAllAttributes(info.getAttributesList());
		Unavailability unavailability = this.agent.availability().unavailability();
		if (unavailability != null) {
			offer.setUnavailability(unavailability);
		}
		if (info.hasDomain()) {
			offer.setDomain(info.getDomain());
		}
		this.agent.executors().of(this.framework).forEach((executor) -> offer.addExecutorIds(executor.getExecutorId()));
		for (Resource resource : this.resources.toMessages()) {
			Resource allocated = multiRole ? resource : resource.toBuilder().clearAllocationInfo().build();
			Resource shown = refinement ? allocated : ResourceFormat.downgrade(allocated);
			if (shown != null) {
				offer.addResources(shown);
			}
		}
		if (multiRole) {
			offer.setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole(this.role));
		}
		return offer.build();
	}

}
