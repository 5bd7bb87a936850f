package io.github.mesosspring.embedded;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.Attribute;
import io.github.mesosspring.protocol.DomainInfo;
import io.github.mesosspring.protocol.Resource;

/**
 * What an agent of an embedded cluster is to offer. Immutable.
 */
public final class AgentSpec {

	private final AgentInfo info;

	private final String defaultRole;

	private AgentSpec(AgentInfo info, String defaultRole) {
		this.info = info;
		this.defaultRole = defaultRole;
	}

	/**
	 * Begin with an agent that has the resources every agent of its cluster has.
	 * @return the agent
	 */
	public static AgentSpec create() {
		return new AgentSpec(AgentInfo.newBuilder().setHostname("localhost").build(), "*");
	}

	/**
	 * Begin with resources in the form of the {@code --resources} of a real agent. What
	 * it does not name of {@code cpus}, {@code mem}, {@code disk} and {@code ports} is as
	 * with every agent of the cluster.
	 * @param resources for example
	 * {@code cpus:4;mem:4096;cpus(web):2;ports:[31000-31999]}, where a role in
	 * parentheses is a static reservation
	 * @return the agent
	 * @throws IllegalArgumentException if it cannot be read
	 */
	public static AgentSpec of(String resources) {
		return create().resources(ResourceText.resources(resources));
	}

	/**
	 * Add resources: reserved ones, volumes, disks of a type, GPUs, whatever a message
	 * can say.
	 * @param resources the resources
	 * @return an agent that has them too
	 */
	public AgentSpec resources(Collection<Resource> resources) {
		return new AgentSpec(this.info.toBuilder().addAllResources(resources).build(), this.defaultRole);
	}

	/**
	 * Add attributes in the form of the {@code --attributes} of a real agent.
	 * @param attributes for example {@code rack:r7;level:10;keys:[1000-1500]}
	 * @return an agent that has them too
	 * @throws IllegalArgumentException if they cannot be read
	 */
	public AgentSpec attributes(String attributes) {
		return attributes(ResourceText.attributes(attributes));
	}

	/**
	 * Add attributes.
	 * @param attributes the attributes
	 * @return an agent that has them too
	 */
	public AgentSpec attributes(Collection<Attribute> attributes) {
		return new AgentSpec(this.info.toBuilder().addAllAttributes(attributes).build(), this.defaultRole);
	}

	/**
	 * Reserve statically all that is not reserved otherwise.
	 * @param role the role; {@code *} unless set, which means no reservation
	 * @return an agent that does so
	 */
	public AgentSpec defaultRole(String role) {
		return new AgentSpec(this.info, role);
	}

	/**
	 * Set the name in offers. Nothing connects to it.
	 * @param hostname the name, {@code localhost} unless set
	 * @return an agent of that name
	 */
	public AgentSpec hostname(String hostname) {
		return new AgentSpec(this.info.toBuilder().setHostname(hostname).build(), this.defaultRole);
	}

	/**
	 * Set the fault domain.
	 * @param region the region
	 * @param zone the zone
	 * @return an agent in it
	 */
	public AgentSpec domain(String region, String zone) {
		DomainInfo domain = DomainInfo.newBuilder()
			.setFaultDomain(DomainInfo.FaultDomain.newBuilder()
				.setRegion(DomainInfo.FaultDomain.RegionInfo.newBuilder().setName(region))
				.setZone(DomainInfo.FaultDomain.ZoneInfo.newBuilder().setName(zone)))
			.build();
		return new AgentSpec(this.info.toBuilder().setDomain(domain).build(), this.defaultRole);
	}

	/**
	 * The agent as a message.
	 * @param defaults what it has of each resource that is not named
	 */
	AgentInfo toInfo(List<Resource> defaults) {
		AgentInfo.Builder agent = this.info.toBuilder().clearResources();
		Set<String> named = new HashSet<>();
		this.info.getResourcesList().forEach((resource) -> named.add(resource.getName()));
		defaults.stream()
			.filter((resource) -> !named.contains(resource.getName()))
			.forEach((resource) -> agent.addResources(reserved(resource)));
		this.info.getResourcesList().forEach((resource) -> agent.addResources(reserved(resource)));
		return agent.build();
	}

	private Resource reserved(Resource resource) {
		if (this.defaultRole.equals("*") || resource.getReservationsCount() > 0) {
			return resource;
		}
		return resource.toBuilder()
			.addReservations(Resource.ReservationInfo.newBuilder()
				.setType(Resource.ReservationInfo.Type.STATIC)
				.setRole(this.defaultRole))
			.build();
	}

}
