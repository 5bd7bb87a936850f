package io.github.mesosspring.embedded.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.google.protobuf.Message;
import io.github.mesosspring.embedded.http.EventStream;
import io.github.mesosspring.embedded.http.Framing;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Spoils the event stream of one subscription. Each fault holds for what is sent after
 * the method has returned, until the stream ends or the fault is taken back. Thread-safe.
 */
public final class StreamFaults {

	private final EventStream stream;

	private final List<Message> heldBack = new ArrayList<>();

	StreamFaults(EventStream stream) {
		this.stream = stream;
	}

	/**
	 * The id of the stream.
	 * @return the value of its {@code Mesos-Stream-Id}
	 */
	public String id() {
		return this.stream.id();
	}

	/**
	 * Say nothing more: no events, no heartbeats, no end. The connection stays open, as
	 * with a peer whose machine is gone.
	 */
	public void stall() {
		this.stream.stall();
	}

	/**
	 * Send what a stall held back, and go on.
	 */
	public void resume() {
		this.stream.resume();
	}

	/**
	 * Reset the connection (RST), whatever is still to be sent.
	 */
	public void cut() {
		this.stream.reset();
	}

	/**
	 * Close the connection after all that was sent, without a last chunk.
	 */
	public void breakOff() {
		this.stream.breakOff();
	}

	/**
	 * Close the connection in the middle of a record.
	 */
	public void breakOffInRecord() {
		this.stream.writeRaw(ascii("20\n{\"type\":"));
		this.stream.breakOff();
	}

	/**
	 * Close the connection in the middle of the length of a record.
	 */
	public void breakOffInLength() {
		this.stream.writeRaw(ascii("2"));
		this.stream.breakOff();
	}

	/**
	 * End the stream with its last chunk, as a master does that is done with it.
	 */
	public void end() {
		this.stream.end();
	}

	/**
	 * Send small HTTP chunks, wherever records end.
	 * @param bytes the size of a chunk, at least 1
	 */
	public void chop(int bytes) {
		this.stream.frame(Framing.chopped(bytes));
	}

	/**
	 * Send several records in one HTTP chunk. The last ones wait until there are enough.
	 * @param records how many, at least 1
	 */
	public void merge(int records) {
		this.stream.frame(Framing.merged(records));
	}

	/**
	 * Send one record in one HTTP chunk again, and each event once and in time.
	 */
	public void restore() {
		this.stream.frame(Framing.RECORDS);
		this.stream.intercept(List::of);
		release();
		this.stream.resume();
	}

	/**
	 * Send an event that the master would not send now, such as an ERROR or a status
	 * update.
	 * @param event the event
	 */
	public void send(Event event) {
		this.stream.write(event);
	}

	/**
	 * Send an event of a type that the client cannot know.
	 */
	public void sendUnknownEvent() {
		this.stream.writeRecord(this.stream.mediaType().endsWith("json") ? ascii("{\"type\":\"FROM_THE_FUTURE\"}")
				: new byte[] { 8, 99 });
	}

	/**
	 * Send an empty line where the length of a record belongs.
	 */
	public void sendEmptyLine() {
		this.stream.writeRaw(ascii("\n"));
	}

	/**
	 * Send a length that is no number. Nothing after it can be understood.
	 */
	public void sendBadLength() {
		this.stream.writeRaw(ascii("twenty\n"));
	}

	/**
	 * Announce a record, and send nothing of it.
	 * @param bytes its length
	 */
	public void announceRecord(long bytes) {
		this.stream.writeRaw(ascii(bytes + "\n"));
	}

	/**
	 * Send a record that is framed well and is no event in either encoding.
	 */
	public void sendUndecodableRecord() {
		this.stream.writeRecord(new byte[] { (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff });
	}

	/**
	 * Send events twice.
	 * @param which which ones
	 */
	public void duplicate(Predicate<Event> which) {
		this.stream.intercept((event) -> matches(which, event) ? List.of(event, event) : List.of(event));
	}

	/**
	 * Lose events.
	 * @param which which ones
	 */
	public void drop(Predicate<Event> which) {
		this.stream.intercept((event) -> matches(which, event) ? List.of() : List.of(event));
	}

	/**
	 * Keep events back until {@link #release()}, so that they come after events that
	 * followed them.
	 * @param which which ones
	 */
	public void holdBack(Predicate<Event> which) {
		this.stream.intercept((event) -> {
			if (!matches(which, event)) {
				return List.of(event);
			}
			synchronized (this.heldBack) {
				this.heldBack.add(event);
			}
			return List.of();
		});
	}

	/**
	 * Send what was kept back, in the order in which it was to be sent.
	 */
	public void release() {
		List<Message> released;
		synchronized (this.heldBack) {
			released = List.copyOf(this.heldBack);
			this.heldBack.clear();
		}
		released.forEach(this.stream::write);
	}

	/**
	 * How much the client has left unread, in the buffers of this JVM. A real master
	 * keeps it all in memory.
	 * @return the bytes
	 */
	public long unreadBytes() {
		return this.stream.unread();
	}

	private static boolean matches(Predicate<Event> which, Message event) {
		return event instanceof Event schedulerEvent && which.test(schedulerEvent);
	}

	private static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
