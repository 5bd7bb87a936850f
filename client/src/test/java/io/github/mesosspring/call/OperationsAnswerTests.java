package io.github.mesosspring.call;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.google.protobuf.ByteString;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.UUID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Response;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionListener;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.session.Sessions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class OperationsAnswerTests {

	private static final OperationStatus STATUS = OperationStatus.newBuilder()
		.setOperationId(OperationID.newBuilder().setValue("op"))
		.setState(OperationState.OPERATION_FINISHED)
		.build();

	private final Session session = new Session(URI.create("http://a:1"),
			FrameworkID.newBuilder().setValue("f").build(), "s", 1);

	private final Sessions sessions = new Sessions();

	private final List<OperationStatus> told = new ArrayList<>();

	@BeforeEach
	void open() {
		this.sessions.addListener(new SessionListener() {

			@Override
			public void operationsReconciled(Session session, List<OperationStatus> statuses) {
				OperationsAnswerTests.this.told.addAll(statuses);
			}

		});
		this.sessions.open(this.session);
	}

	@ParameterizedTest
	@EnumSource
	void statusesAreToldWithoutTheUuidThatWouldHaveThemAcknowledged(Encoding encoding) {
		answer(encoding, Call.Type.RECONCILE_OPERATIONS, encoding.codec().encode(response()));
		assertThat(this.told).containsExactly(STATUS, STATUS);
	}

	@Test
	void nothingIsToldOfALostSession() {
		this.sessions.close(this.session, SessionLoss.STREAM_ENDED);
		answer(Encoding.PROTOBUF, Call.Type.RECONCILE_OPERATIONS, response().toByteArray());
		assertThat(this.told).isEmpty();
	}

	@Test
	void nothingIsToldOfOtherAnswers() {
		answer(Encoding.PROTOBUF, Call.Type.RECONCILE_OPERATIONS, new byte[0]);
		answer(Encoding.PROTOBUF, Call.Type.UPDATE_FRAMEWORK, response().toByteArray());
		answer(Encoding.JSON, Call.Type.RECONCILE_OPERATIONS, "<html>".getBytes(StandardCharsets.UTF_8));
		assertThat(this.told).isEmpty();
	}

	private void answer(Encoding encoding, Call.Type type, byte[] body) {
		AdmittedCall call = new AdmittedCall(Call.newBuilder().setType(type).buildPartial(), this.session, List.of(),
				Duration.ofSeconds(1), mock(CallSettlement.class));
		new OperationsAnswer(this.sessions, encoding.codec()).reconciled(call, new CallResponse(200, body));
	}

	private static Response response() {
		OperationStatus acknowledgeable = STATUS.toBuilder()
			.setUuid(UUID.newBuilder().setValue(ByteString.copyFrom(new byte[16])))
			.build();
		return Response.newBuilder()
			.setType(Response.Type.RECONCILE_OPERATIONS)
			.setReconcileOperations(Response.ReconcileOperations.newBuilder()
				.addOperationStatuses(acknowledgeable)
				.addOperationStatuses(STATUS))
			.build();
	}

}
