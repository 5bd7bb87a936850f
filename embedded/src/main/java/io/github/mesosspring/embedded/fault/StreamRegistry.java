package io.github.mesosspring.embedded.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.mesosspring.embedded.http.EventStream;

/**
 * The open event streams of one master, for those who want to spoil them. Thread-safe.
 */
public final class StreamRegistry {

	private final List<StreamFaults> open = new CopyOnWriteArrayList<>();

	private final Queue<Consumer<StreamFaults>> next = new ConcurrentLinkedQueue<>();

	/**
	 * A stream was opened; nothing was sent on it yet.
	 * @param stream the stream
	 * @return the stream
	 */
	public EventStream opened(EventStream stream) {
		StreamFaults faults = new StreamFaults(stream);
		this.open.add(faults);
		stream.disconnected().subscribe((nothing) -> {
		}, (error) -> {
		}, () -> this.open.remove(faults));
		Consumer<StreamFaults> waiting = this.next.poll();
		if (waiting != null) {
			waiting.accept(faults);
		}
		return stream;
	}

	/**
	 * Spoil the next stream before anything is sent on it.
	 * @param spoiler called once, on the thread of the master: must not block
	 */
	public void onNext(Consumer<StreamFaults> spoiler) {
		this.next.add(spoiler);
	}

	/**
	 * Spoil no further stream.
	 */
	public void clear() {
		this.next.clear();
	}

	/**
	 * The streams whose connections are open.
	 * @return the streams, the last opened last
	 */
	public List<StreamFaults> open() {
		return new ArrayList<>(this.open);
	}

}
