package io.github.mesosspring.embedded.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.embedded.resource.Resources;
import io.github.mesosspring.embedded.resource.TestResources;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.AgentInfo;
import io.github.mesosspring.protocol.ExecutorID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.UUID;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class OperationStatusesTests {

	private static final FrameworkID FRAMEWORK = FrameworkID.newBuilder().setValue("F").build();

	private static final Resource RESERVED = TestResources.reserved(TestResources.scalar("cpus", 1), "a");

	private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();

	private final List<OperationStatus> sent = new ArrayList<>();

	private final OperationStatuses statuses = new OperationStatuses(AgentInfo.newBuilder()
		.setHostname("localhost")
		.setId(AgentID.newBuilder().setValue("S"))
		.addResources(TestResources.scalar("cpus", 2))
		.build(), new Listener(), new AgentThread(this.clock));

	private static Operation reserve(String id, Resource resource) {
		Offer.Operation.Builder info = Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.RESERVE)
			.setReserve(Offer.Operation.Reserve.newBuilder().addResources(TestResources.allocated(resource, "a")));
		if (!id.isEmpty()) {
			info.setId(OperationID.newBuilder().setValue(id));
		}
		return Operation.newBuilder()
			.setFrameworkId(FRAMEWORK)
			.setInfo(info)
			.setLatestStatus(OperationStatus.newBuilder().setState(OperationState.OPERATION_PENDING))
			.setUuid(UUID.newBuilder().setValue(ByteString.copyFromUtf8("0123456789abcdef")))
			.build();
	}

	@Test
	void sendsAStatusAgainAfterTenSecondsThenTwentyUntilItIsAcknowledged() {
		this.statuses.apply(reserve("op", RESERVED));
		assertThat(this.sent).hasSize(1);
		this.clock.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(this.sent).hasSize(2);
		this.clock.advanceTimeBy(Duration.ofSeconds(19));
		assertThat(this.sent).hasSize(2);
		this.clock.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(this.sent).hasSize(3).containsOnly(this.sent.get(0));
		assertThat(this.sent.get(0).getState()).isEqualTo(OperationState.OPERATION_FINISHED);
		assertThat(this.sent.get(0).getConvertedResourcesList())
			.containsExactly(TestResources.allocated(RESERVED, "a"));
		assertThat(this.statuses.operations()).hasSize(1);
		OperationID id = OperationID.newBuilder().setValue("op").build();
		this.statuses.acknowledge(FRAMEWORK, id, ByteString.copyFromUtf8("another uuid"));
		assertThat(this.statuses.operations()).hasSize(1);
		this.statuses.acknowledge(FRAMEWORK, id, this.sent.get(0).getUuid().getValue());
		this.clock.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.sent).hasSize(3);
		assertThat(this.statuses.operations()).isEmpty();
	}

	@Test
	void neverWaitsLongerThanTenMinutes() {
		this.statuses.apply(reserve("op", RESERVED));
		this.clock.advanceTimeBy(Duration.ofHours(1));
		this.sent.clear();
		this.clock.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.sent).hasSize(6);
	}

	@Test
	void changesItsResourcesAlsoWithoutFeedback() {
		this.statuses.apply(reserve("", RESERVED));
		assertThat(this.sent).isEmpty();
		assertThat(Resources.of(this.statuses.total()))
			.isEqualTo(Resources.of(List.of(TestResources.scalar("cpus", 1), RESERVED)));
	}

	@Test
	void dropsWhatItCannotApply() {
		this.statuses.apply(reserve("op", TestResources.reserved(TestResources.scalar("cpus", 3), "a")));
		assertThat(this.sent).singleElement()
			.satisfies((status) -> assertThat(status.getState()).isEqualTo(OperationState.OPERATION_DROPPED));
		assertThat(Resources.of(this.statuses.total()))
			.isEqualTo(Resources.of(List.of(TestResources.scalar("cpus", 2))));
	}

	@Test
	void sendsAgainWhenAMasterIsThereAndNothingForAFrameworkThatIsGone() {
		this.statuses.apply(reserve("op", RESERVED));
		this.statuses.resend();
		assertThat(this.sent).hasSize(2);
		this.statuses.remove(FRAMEWORK);
		this.clock.advanceTimeBy(Duration.ofHours(1));
		this.statuses.resend();
		assertThat(this.sent).hasSize(2);
	}

	private final class Listener implements AgentListener {

		@Override
		public void disconnected() {
		}

		@Override
		public void registered(AgentReport report) {
		}

		@Override
		public void update(FrameworkID framework, TaskStatus status, TaskState latest) {
		}

		@Override
		public void operationUpdate(FrameworkID framework, OperationStatus status) {
			OperationStatusesTests.this.sent.add(status);
		}

		@Override
		public void message(FrameworkID framework, ExecutorID executor, ByteString data) {
		}

		@Override
		public void executorExited(FrameworkID framework, ExecutorID executor, int status) {
		}

	}

}
