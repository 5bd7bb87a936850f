package io.github.mesosspring.embedded.agent;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.resource.ResourceConversion;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * The resources of an agent as operations have changed them, and the statuses of these
 * operations, each sent again until it is acknowledged. Used on the agent's thread only.
 */
public final class OperationStatuses {

	private final AgentInfo agent;

	private final AgentListener listener;

	private final AgentThread thread;

	private final Map<Key, Pending> pending = new LinkedHashMap<>();

	private Resources total;

	/**
	 * Begin with what the agent has.
	 * @param agent the agent
	 * @param listener takes the statuses
	 * @param thread the thread of the agent
	 */
	public OperationStatuses(AgentInfo agent, AgentListener listener, AgentThread thread) {
		this.agent = agent;
		this.listener = listener;
		this.thread = thread;
		this.total = Resources.of(agent.getResourcesList());
	}

	/**
	 * Apply an operation if the agent has what it takes, and report what became of it if
	 * its framework asked for that.
	 * @param operation the operation
	 */
	public void apply(Operation operation) {
		Resources converted = convert(ResourceConversion.of(operation.getInfo()));
		if (!operation.hasFrameworkId() || operation.getInfo().getId().getValue().isEmpty()) {
			return;
		}
		OperationStatus.Builder status = OperationStatus.newBuilder()
			.setOperationId(operation.getInfo().getId())
			.setAgentId(this.agent.getId())
			.setUuid(UUID.newBuilder().setValue(randomUuid()));
		if (converted != null) {
			status.setState(OperationState.OPERATION_FINISHED).addAllConvertedResources(converted.toMessages());
		}
		else {
			status.setState(OperationState.OPERATION_DROPPED)
				.setMessage("The agent does not have the resources that the operation takes");
		}
		report(operation.toBuilder().setLatestStatus(status).addStatuses(status).build());
	}

	private @Nullable Resources convert(@Nullable ResourceConversion conversion) {
		if (conversion == null || !this.total.contains(conversion.unallocated().consumed())) {
			return null;
		}
		this.total = conversion.unallocated().apply(this.total);
		return conversion.converted();
	}

	private void report(Operation operation) {
		Pending reported = new Pending(operation);
		Pending before = this.pending.put(Key.of(operation), reported);
		if (before != null) {
			before.cancel();
		}
		reported.send(StatusUpdateStream.FIRST_RETRY);
	}

	private static ByteString randomUuid() {
		java.util.UUID uuid = java.util.UUID.randomUUID();
		return ByteString.copyFrom(ByteBuffer.allocate(16)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.flip());
	}

	/**
	 * A status was acknowledged. Anything but the one that is sent is ignored.
	 * @param framework the framework
	 * @param operation the operation
	 * @param uuid what was acknowledged
	 */
	public void acknowledge(FrameworkID framework, OperationID operation, ByteString uuid) {
		Key key = new Key(framework, operation);
		Pending reported = this.pending.get(key);
		if (reported != null && reported.operation.getLatestStatus().getUuid().getValue().equals(uuid)) {
			reported.cancel();
			this.pending.remove(key);
		}
	}

	/**
	 * Send everything that is not acknowledged now, and start its retry interval anew.
	 */
	public void resend() {
		List.copyOf(this.pending.values()).forEach((reported) -> reported.send(StatusUpdateStream.FIRST_RETRY));
	}

	/**
	 * Forget the operations of a framework; what they have done stays.
	 * @param framework the framework
	 */
	public void remove(FrameworkID framework) {
		this.pending.entrySet().removeIf((entry) -> {
			boolean removed = entry.getKey().framework.equals(framework);
			if (removed) {
				entry.getValue().cancel();
			}
			return removed;
		});
	}

	/**
	 * The resources, with the reservations and volumes made meanwhile.
	 * @return the resources
	 */
	public List<Resource> total() {
		return this.total.toMessages();
	}

	/**
	 * The operations whose status is not acknowledged.
	 * @return the operations
	 */
	public List<Operation> operations() {
		return this.pending.values().stream().map((reported) -> reported.operation).toList();
	}

	private record Key(FrameworkID framework, OperationID operation) {

		static Key of(Operation operation) {
			return new Key(operation.getFrameworkId(), operation.getInfo().getId());
		}

	}

	/** A status that is not acknowledged. */
	private final class Pending {

		private final Operation operation;

		private @Nullable Disposable retry;

		Pending(Operation operation) {
			this.operation = operation;
		}

		void send(Duration interval) {
			cancel();
			this.retry = OperationStatuses.this.thread.after(interval, () -> send(StatusUpdateStream.longer(interval)));
			OperationStatuses.this.listener.operationUpdate(this.operation.getFrameworkId(),
					this.operation.getLatestStatus());
		}

		void cancel() {
			if (this.retry != null) {
				this.retry.dispose();
				this.retry = null;
			}
		}

	}

}
