package io.github.mesosspring.simulation;

import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.event.QueueGauge;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * What waits for handlers never exceeds the bounds of the queue, unless it is one event
 * alone.
 */
final class TheQueueStaysWithinItsBounds extends Check {

	private final Settings settings;

	private @Nullable QueueGauge gauge;

	private boolean fed;

	TheQueueStaysWithinItsBounds(Settings settings) {
		this.settings = settings;
	}

	@Override
	void processStarted(SimulatedClient client) {
		this.gauge = client.queue();
	}

	@Override
	void sinkBegan(Session session) {
		this.fed = true;
	}

	@Override
	void sinkAccepted(long epoch, @Nullable MesosEventType type, byte[] record) {
		this.fed = true;
	}

	@Override
	void step() {
		if (this.fed && this.gauge != null) {
			this.fed = false;
			measured(this.gauge.bytes(), this.gauge.events());
		}
	}

	void measured(long bytes, int events) {
		require(bytes <= this.settings.maxQueuedBytes() || events <= 1, bytes + " bytes are queued in " + events
				+ " events, but no more than " + this.settings.maxQueuedBytes() + " are allowed");
		require(events <= this.settings.maxQueuedEvents(),
				events + " events are queued, but no more than " + this.settings.maxQueuedEvents() + " are allowed");
	}

}
