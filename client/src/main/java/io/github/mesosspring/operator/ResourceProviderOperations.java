package io.github.mesosspring.operator;

import java.util.Collection;

import io.github.mesosspring.protocol.Image;
import io.github.mesosspring.protocol.ResourceProviderID;
import io.github.mesosspring.protocol.ResourceProviderInfo;
import io.github.mesosspring.protocol.agent.Call;
import io.github.mesosspring.protocol.agent.Response;
import reactor.core.publisher.Mono;

/**
 * Resource providers and images of an agent.
 */
public interface ResourceProviderOperations extends OperatorCalls<Call, Response> {

	/**
	 * Add a local resource provider ({@code Call.AddResourceProviderConfig}, since 1.5).
	 * Rejected with 400 if it cannot be, and with 409 if there is another one of its type
	 * and name.
	 * @param info its description, with type and name and without id
	 * @return completes when that is done
	 */
	default Mono<Void> addResourceProviderConfig(ResourceProviderInfo info) {
		Call.AddResourceProviderConfig payload = Call.AddResourceProviderConfig.newBuilder().setInfo(info).build();
		return send(Call.newBuilder()
			.setType(Call.Type.ADD_RESOURCE_PROVIDER_CONFIG)
			.setAddResourceProviderConfig(payload)
			.build()).then();
	}

	/**
	 * Change a local resource provider ({@code Call.UpdateResourceProviderConfig}, since
	 * 1.5). Rejected with 409 if there is none of its type and name.
	 * @param info its description, with type and name and without id
	 * @return completes when that is done
	 */
	default Mono<Void> updateResourceProviderConfig(ResourceProviderInfo info) {
		Call.UpdateResourceProviderConfig payload = Call.UpdateResourceProviderConfig.newBuilder()
			.setInfo(info)
			.build();
		return send(Call.newBuilder()
			.setType(Call.Type.UPDATE_RESOURCE_PROVIDER_CONFIG)
			.setUpdateResourceProviderConfig(payload)
			.build()).then();
	}

	/**
	 * Remove a local resource provider ({@code Call.RemoveResourceProviderConfig}, since
	 * 1.5).
	 * @param type its type
	 * @param name its name
	 * @return completes when that is done, or there is none
	 */
	default Mono<Void> removeResourceProviderConfig(String type, String name) {
		Call.RemoveResourceProviderConfig payload = Call.RemoveResourceProviderConfig.newBuilder()
			.setType(type)
			.setName(name)
			.build();
		return send(Call.newBuilder()
			.setType(Call.Type.REMOVE_RESOURCE_PROVIDER_CONFIG)
			.setRemoveResourceProviderConfig(payload)
			.build()).then();
	}

	/**
	 * Declare that a resource provider is gone for good
	 * ({@code Call.MarkResourceProviderGone}, since 1.8).
	 * @param provider the resource provider
	 * @return completes when that is done
	 */
	default Mono<Void> markResourceProviderGone(ResourceProviderID provider) {
		Call.MarkResourceProviderGone payload = Call.MarkResourceProviderGone.newBuilder()
			.setResourceProviderId(provider)
			.build();
		return send(Call.newBuilder()
			.setType(Call.Type.MARK_RESOURCE_PROVIDER_GONE)
			.setMarkResourceProviderGone(payload)
			.build()).then();
	}

	/**
	 * Remove images that no container uses ({@code Call.PruneImages}, since 1.5).
	 * @param excluded images to keep nevertheless
	 * @return completes when that is done
	 */
	default Mono<Void> pruneImages(Collection<Image> excluded) {
		Call.PruneImages payload = Call.PruneImages.newBuilder().addAllExcludedImages(excluded).build();
		return send(Call.newBuilder().setType(Call.Type.PRUNE_IMAGES).setPruneImages(payload).build()).then();
	}

}
