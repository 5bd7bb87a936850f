package io.github.mesosspring.wire;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mesosspring.call.Calls;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The typed methods build what was recorded.
 */
class TypedCallReplayTests {

	private static final Set<Call.Type> TYPED = EnumSet.of(Call.Type.TEARDOWN, Call.Type.ACCEPT, Call.Type.DECLINE,
			Call.Type.REVIVE, Call.Type.SUPPRESS, Call.Type.KILL, Call.Type.SHUTDOWN, Call.Type.ACKNOWLEDGE,
			Call.Type.RECONCILE, Call.Type.MESSAGE, Call.Type.REQUEST, Call.Type.RECONCILE_OPERATIONS,
			Call.Type.UPDATE_FRAMEWORK);

	/**
	 * Mistakes made on purpose, which the typed methods cannot make.
	 */
	private static final Set<String> MISTAKES = Set.of("payload-missing-accept", "payload-missing-decline",
			"payload-missing-kill", "payload-missing-shutdown", "payload-missing-acknowledge",
			"payload-missing-reconcile", "payload-missing-message", "payload-missing-request",
			"payload-missing-reconcile-operations", "payload-missing-update-framework", "unknown-field-ignored");

	static Stream<Exchange> typed() {
		return RequestReplayTests.readable()
			.filter((exchange) -> !MISTAKES.contains(exchange.name()))
			.filter((exchange) -> RecordedMessages.call(exchange) instanceof Call)
			.filter((exchange) -> TYPED.contains(recorded(exchange).getType()));
	}

	@Test
	void everyTypeWasRecorded() {
		assertThat(typed().map((exchange) -> recorded(exchange).getType()).collect(Collectors.toSet()))
			.isEqualTo(TYPED);
		assertThat(typed()).hasSizeGreaterThan(450);
	}

	@ParameterizedTest
	@MethodSource("typed")
	void theTypedMethodBuildsTheRecordedRequest(Exchange exchange) {
		Call recorded = recorded(exchange);
		Call.Builder built = typed(recorded).toBuilder();
		if (recorded.hasFrameworkId()) {
			built.setFrameworkId(recorded.getFrameworkId());
		}
		assertThat(built.buildPartial()).isEqualTo(recorded);
	}

	private static Call recorded(Exchange exchange) {
		return (Call) RecordedMessages.codec(exchange.request())
			.decode(exchange.request().body(), Objects.requireNonNull(RecordedMessages.call(exchange)));
	}

	private static Call typed(Call call) {
		return switch (call.getType()) {
			case TEARDOWN -> Calls.teardown();
			case ACCEPT -> Calls.accept(call.getAccept().getOfferIdsList(), call.getAccept().getOperationsList(),
					given(call.getAccept().hasFilters(), call.getAccept().getFilters()));
			case DECLINE -> Calls.decline(call.getDecline().getOfferIdsList(),
					given(call.getDecline().hasFilters(), call.getDecline().getFilters()));
			case REVIVE -> Calls.revive(call.getRevive().getRolesList());
			case SUPPRESS -> Calls.suppress(call.getSuppress().getRolesList());
			case KILL ->
				Calls.kill(call.getKill().getTaskId(), given(call.getKill().hasAgentId(), call.getKill().getAgentId()),
						given(call.getKill().hasKillPolicy(), call.getKill().getKillPolicy()));
			case SHUTDOWN -> Calls.shutdown(call.getShutdown().getExecutorId(), call.getShutdown().getAgentId());
			case ACKNOWLEDGE -> Calls.acknowledge(acknowledged(call.getAcknowledge()));
			case RECONCILE -> Calls.reconcile(call.getReconcile().getTasksList());
			case MESSAGE -> Calls.message(call.getMessage().getExecutorId(), call.getMessage().getAgentId(),
					call.getMessage().getData().toByteArray());
			case REQUEST -> Calls.request(call.getRequest().getRequestsList());
			case RECONCILE_OPERATIONS -> Calls.reconcileOperations(call.getReconcileOperations().getOperationsList());
			case UPDATE_FRAMEWORK -> Calls.updateFramework(call.getUpdateFramework().getFrameworkInfo(),
					call.getUpdateFramework().getSuppressedRolesList(),
					given(call.getUpdateFramework().hasOfferConstraints(),
							call.getUpdateFramework().getOfferConstraints()));
			default -> throw new IllegalArgumentException(call.getType().toString());
		};
	}

	private static TaskStatus acknowledged(Call.Acknowledge acknowledge) {
		return TaskStatus.newBuilder()
			.setTaskId(acknowledge.getTaskId())
			.setAgentId(acknowledge.getAgentId())
			.setUuid(acknowledge.getUuid())
			.setState(TaskState.TASK_RUNNING)
			.build();
	}

	private static <T> @Nullable T given(boolean present, T value) {
		return present ? value : null;
	}

}
