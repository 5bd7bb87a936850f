package io.github.mesosspring.embedded.master;

import java.util.Map;
import java.util.TreeMap;

import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Role;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.master.Response;

/**
 * The roles as operators see them: those of the frameworks that are known, by name, with
 * the scalar resources that are offered to them or in use. All have the same weight.
 */
final class RoleViews {

	private final ClusterState cluster;

	RoleViews(ClusterState cluster) {
		this.cluster = cluster;
	}

	Response.GetRoles all() {
		Map<String, Role.Builder> roles = new TreeMap<>();
		Map<String, Map<String, Double>> quantities = new TreeMap<>();
		for (Framework framework : this.cluster.frameworks().all()) {
			framework.roles().forEach((role) -> add(roles, role, framework.id()));
			Resources held = FrameworkViews.allocated(framework, this.cluster)
				.plus(FrameworkViews
					.sum(this.cluster.offers().of(framework.id()).stream().map(OutstandingOffer::resources)));
			for (Resource resource : held.toMessages()) {
				String role = resource.getAllocationInfo().getRole();
				add(roles, role, framework.id());
				if (resource.getType() == Value.Type.SCALAR) {
					quantities.computeIfAbsent(role, (name) -> new TreeMap<>())
						.merge(resource.getName(), resource.getScalar().getValue(), Double::sum);
				}
			}
		}
		Response.GetRoles.Builder answer = Response.GetRoles.newBuilder();
		roles.forEach((name, role) -> {
			quantities.getOrDefault(name, Map.of())
				.forEach((resource, value) -> role.addResources(scalar(resource, value)));
			answer.addRoles(role);
		});
		return answer.build();
	}

	private static void add(Map<String, Role.Builder> roles, String name, FrameworkID framework) {
		Role.Builder role = roles.computeIfAbsent(name, (added) -> Role.newBuilder().setName(added).setWeight(1));
		if (!role.getFrameworksList().contains(framework)) {
			role.addFrameworks(framework);
		}
	}

	private static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

}
