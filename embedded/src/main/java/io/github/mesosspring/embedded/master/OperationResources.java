package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.embedded.resource.ResourceFormat;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import org.jspecify.annotations.Nullable;

/**
 * All resources in an operation of an ACCEPT, wherever they are in it.
 */
final class OperationResources {

	private OperationResources() {
	}

	/**
	 * Allocate resources that do not say what role they are allocated to.
	 * @param operation the operation
	 * @param role the role of the offers
	 * @return the operation with allocated resources
	 */
	static Offer.Operation allocate(Offer.Operation operation, String role) {
		return rewrite(operation, (resource) -> {
			if (resource.getAllocationInfo().hasRole()) {
				return resource;
			}
			return resource.toBuilder().setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole(role)).build();
		});
	}

	/**
	 * Put valid resources into the format of today.
	 */
	static Offer.Operation upgrade(Offer.Operation operation) {
		return rewrite(operation, ResourceFormat::upgrade);
	}

	/**
	 * Whether an operation has what its type says and only well-formed resources.
	 */
	static @Nullable String validate(Offer.Operation operation) {
		String type = operation.getType().name();
		String field = type.toLowerCase(Locale.ROOT);
		FieldDescriptor payload = Offer.Operation.getDescriptor().findFieldByName(field);
		if (payload != null && !operation.hasField(payload)) {
			return "A " + type + " offer operation must have the Offer.Operation." + field + " field set.";
		}
		List<Resource> resources = new ArrayList<>();
		rewrite(operation, (resource) -> {
			resources.add(resource);
			return resource;
		});
		String error = ResourceValidation.validate(resources);
		if (error == null && operation.getReserve().getSourceCount() > 0) {
			error = "Reservation updates are not yet implemented for the scheduler API.";
		}
		return error;
	}

	private static Offer.Operation rewrite(Offer.Operation operation, UnaryOperator<Resource> change) {
		Offer.Operation.Builder rewritten = operation.toBuilder();
		rewrite(rewritten, change);
		return rewritten.build();
	}

	private static void rewrite(Message.Builder message, UnaryOperator<Resource> change) {
		for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
			FieldDescriptor field = entry.getKey();
			if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE || field.isMapField()) {
				continue;
			}
			if (!field.isRepeated()) {
				message.setField(field, rewrite((Message) entry.getValue(), change));
				continue;
			}
			for (int index = 0; index < message.getRepeatedFieldCount(field); index++) {
				message.setRepeatedField(field, index,
						rewrite((Message) message.getRepeatedField(field, index), change));
			}
		}
	}

	private static Message rewrite(Message message, UnaryOperator<Resource> change) {
		if (message instanceof Resource resource) {
			return change.apply(resource);
		}
		Message.Builder rewritten = message.toBuilder();
		rewrite(rewritten, change);
		return rewritten.build();
	}

}
