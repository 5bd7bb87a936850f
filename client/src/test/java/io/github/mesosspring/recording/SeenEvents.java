package io.github.mesosspring.recording;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * A sink that notes what it is told, and has room for three bytes.
 */
class SeenEvents implements EventSink {

	final List<String> news = new ArrayList<>();

	@Override
	public void begin(Session session, byte[] record) {
		this.news.add("begin " + session.epoch());
	}

	@Override
	public void accept(long epoch, @Nullable MesosEventType type, byte[] record) {
		this.news.add("accept " + type);
	}

	@Override
	public void end(long epoch) {
		this.news.add("end " + epoch);
	}

	@Override
	public void dropped(@Nullable MesosEventType type) {
		this.news.add("dropped " + type);
	}

	@Override
	public boolean hasRoomFor(int bytes) {
		return bytes == 3;
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
