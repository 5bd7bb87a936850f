package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.protocol.scheduler.SchedulerProtos;

import org.springframework.boot.autoconfigure.preinitialize.BackgroundPreinitializer;

/**
 * Has Protobuf put together what it knows of the messages while the application starts
 * with other things. It has to be done before the first SUBSCRIBE, and is the longest
 * thing a start without TLS would wait for.
 */
class MessagesBackgroundPreinitializer implements BackgroundPreinitializer {

	@Override
	public void preinitialize() {
		SchedulerProtos.getDescriptor();
	}

}
