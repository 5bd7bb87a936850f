package io.github.mesosspring.call;

import java.util.List;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Response;
import io.github.mesosspring.session.Sessions;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Masters of 1.5 to 1.7 answer RECONCILE_OPERATIONS with the statuses; later ones send
 * them as events. Whoever handles the events need not know the difference: the statuses
 * of an answer go the same way.
 */
final class OperationsAnswer {

	private static final Log logger = LogFactory.getLog(CallTemplate.class);

	private final Sessions sessions;

	private final MessageCodec codec;

	OperationsAnswer(Sessions sessions, MessageCodec codec) {
		this.sessions = sessions;
		this.codec = codec;
	}

	/**
	 * Take the statuses out of an answer, if there are any. The answer is left to the
	 * caller all the same.
	 */
	void reconciled(AdmittedCall admitted, CallResponse response) {
		if (admitted.type() != Call.Type.RECONCILE_OPERATIONS || response.body().length == 0) {
			return;
		}
		try {
			Response answer = this.codec.decode(response.body(), Response.getDefaultInstance());
			List<OperationStatus> statuses = answer.getReconcileOperations()
				.getOperationStatusesList()
				.stream()
				.map(OperationsAnswer::withoutUuid)
				.toList();
			this.sessions.operationsReconciled(admitted.session(), statuses);
		}
		catch (CodecException ex) {
			logger.warn("The answer of " + admitted.session().master() + " to RECONCILE_OPERATIONS cannot be read, and "
					+ "its statuses reach no handler; reconcile again", ex);
		}
	}

	/**
	 * Only an update that the agent sent, and repeats, is to be acknowledged.
	 */
	private static OperationStatus withoutUuid(OperationStatus status) {
		return status.toBuilder().clearUuid().build();
	}

}
