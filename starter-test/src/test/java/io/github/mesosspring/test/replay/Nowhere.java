package io.github.mesosspring.test.replay;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * A sink without bottom.
 */
class Nowhere implements EventSink {

	@Override
	public void begin(Session session, byte[] record) {
	}

	@Override
	public void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
	}

	@Override
	public void end(long epoch) {
	}

	@Override
	public boolean hasRoomFor(int bytes) {
		return true;
	}

	@Override
	public void whenRoomFor(int bytes, Runnable action) {
		action.run();
	}

	@Override
	public void whenDrained(Runnable action) {
		action.run();
	}

}
