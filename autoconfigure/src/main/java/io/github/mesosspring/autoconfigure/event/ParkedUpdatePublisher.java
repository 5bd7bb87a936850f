package io.github.mesosspring.autoconfigure.event;

import io.github.mesosspring.event.DeliveryAttempt;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes each update that is parked as an application event, on the thread that
 * delivered it and before it is acknowledged.
 */
class ParkedUpdatePublisher implements EventListener {

	private final ApplicationEventPublisher publisher;

	private final String framework;

	ParkedUpdatePublisher(ApplicationEventPublisher publisher, String framework) {
		this.publisher = publisher;
		this.framework = framework;
	}

	@Override
	public void parked(TaskStatus status, DeliveryAttempt attempt, Throwable failure) {
		this.publisher.publishEvent(new MesosStatusUpdateParkedEvent(this, this.framework, status, attempt, failure));
	}

	@Override
	public void parked(OperationStatus status, DeliveryAttempt attempt, Throwable failure) {
		this.publisher
			.publishEvent(new MesosOperationUpdateParkedEvent(this, this.framework, status, attempt, failure));
	}

}
