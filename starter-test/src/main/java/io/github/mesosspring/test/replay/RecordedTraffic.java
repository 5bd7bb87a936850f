package io.github.mesosspring.test.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * What a framework and its master said to each other, as {@code mesos.record.path} had it
 * recorded.
 *
 * @param items the lines of the recording, in their order
 */
public record RecordedTraffic(List<Recorded> items) {

	public RecordedTraffic {
		items = List.copyOf(items);
	}

	/**
	 * Read a recording. A line that was cut short because the recording application was
	 * killed is left out.
	 * @param file the file
	 * @return all that is in it
	 * @throws IllegalArgumentException if it is no recording: names the line and what
	 * should have been there
	 * @throws UncheckedIOException if it cannot be read
	 */
	public static RecordedTraffic read(Path file) {
		try {
			return new RecordedTraffic(new RecordingReader(file).read());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The recording " + file.toAbsolutePath() + " cannot be read: " + ex, ex);
		}
	}

	/**
	 * The events that could be decoded.
	 * @return the events, in the order of their arrival
	 */
	public List<Event> events() {
		return of(Recorded.Event.class).stream().map(Recorded.Event::event).toList();
	}

	/**
	 * The calls that handlers and the client made, whatever became of them: all but
	 * SUBSCRIBE.
	 * @return the calls, in the order in which they were made
	 */
	public List<Call> calls() {
		return of(Recorded.Call.class).stream()
			.map(Recorded.Call::call)
			.filter((call) -> call.getType() != Call.Type.SUBSCRIBE)
			.toList();
	}

	/**
	 * The lines of one kind.
	 * @param <T> the kind
	 * @param type the kind
	 * @return the lines, in their order
	 */
	public <T extends Recorded> List<T> of(Class<T> type) {
		return this.items.stream().filter(type::isInstance).map(type::cast).toList();
	}

}
