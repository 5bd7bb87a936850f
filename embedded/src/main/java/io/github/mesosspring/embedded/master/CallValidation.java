package io.github.mesosspring.embedded.master;

import com.google.protobuf.ByteString;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * What a master finds wrong with a scheduler call before it looks at any state.
 */
final class CallValidation {

	private static final int UUID_LENGTH = 16;

	private CallValidation() {
	}

	static @Nullable String validate(Call call, @Nullable String principal) {
		if (!call.hasType()) {
			return expecting("type");
		}
		if (call.getType() == Call.Type.SUBSCRIBE) {
			return subscribe(call, principal);
		}
		return call.hasFrameworkId() ? payload(call) : expecting("framework_id");
	}

	private static @Nullable String subscribe(Call call, @Nullable String principal) {
		if (!call.hasSubscribe()) {
			return expecting("subscribe");
		}
		FrameworkInfo info = call.getSubscribe().getFrameworkInfo();
		if (!call.getFrameworkId().getValue().equals(info.getId().getValue())) {
			return "'framework_id' differs from 'subscribe.framework_info.id'";
		}
		if (principal != null && info.hasPrincipal() && !info.getPrincipal().equals(principal)) {
			return wrongPrincipal(principal, info.getPrincipal());
		}
		return null;
	}

	static String wrongPrincipal(String authenticated, String expected) {
		return "Authenticated principal '" + authenticated + "' does not match principal '" + expected
				+ "' set in `FrameworkInfo`";
	}

	private static @Nullable String payload(Call call) {
		return switch (call.getType()) {
			case ACCEPT -> call.hasAccept() ? null : expecting("accept");
			case DECLINE -> call.hasDecline() ? null : expecting("decline");
			case ACCEPT_INVERSE_OFFERS -> call.hasAcceptInverseOffers() ? null : expecting("accept_inverse_offers");
			case DECLINE_INVERSE_OFFERS -> call.hasDeclineInverseOffers() ? null : expecting("decline_inverse_offers");
			case KILL -> call.hasKill() ? null : expecting("kill");
			case SHUTDOWN -> call.hasShutdown() ? null : expecting("shutdown");
			case ACKNOWLEDGE ->
				call.hasAcknowledge() ? uuid(call.getAcknowledge().getUuid()) : expecting("acknowledge");
			case ACKNOWLEDGE_OPERATION_STATUS -> acknowledgeOperation(call);
			case RECONCILE -> call.hasReconcile() ? null : expecting("reconcile");
			case RECONCILE_OPERATIONS -> call.hasReconcileOperations() ? null : expecting("reconcile_operations");
			case MESSAGE -> call.hasMessage() ? null : expecting("message");
			case REQUEST -> call.hasRequest() ? null : expecting("request");
			case UPDATE_FRAMEWORK -> updateFramework(call);
			default -> null;
		};
	}

	private static @Nullable String acknowledgeOperation(Call call) {
		if (!call.hasAcknowledgeOperationStatus()) {
			return expecting("acknowledge_operation_status");
		}
		String error = uuid(call.getAcknowledgeOperationStatus().getUuid());
		if (error != null) {
			return error;
		}
		return call.getAcknowledgeOperationStatus().hasAgentId() ? null : expecting("agent_id");
	}

	private static @Nullable String updateFramework(Call call) {
		if (!call.hasUpdateFramework()) {
			return expecting("update_framework");
		}
		return call.getFrameworkId().equals(call.getUpdateFramework().getFrameworkInfo().getId()) ? null
				: "'framework_id' differs from 'update_framework.framework_info.id'";
	}

	private static @Nullable String uuid(ByteString uuid) {
		int version = (uuid.size() == UUID_LENGTH) ? (uuid.byteAt(6) >> 4) & 0xf : 0;
		return (version >= 1 && version <= 5) ? null : "Not a valid UUID";
	}

	private static String expecting(String field) {
		return "Expecting '" + field + "' to be present";
	}

}
