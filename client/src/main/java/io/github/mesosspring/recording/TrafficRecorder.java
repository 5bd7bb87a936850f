package io.github.mesosspring.recording;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.call.CallException;
import io.github.mesosspring.call.CallOutcome;
import io.github.mesosspring.call.CallRejectedException;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.call.CallTap;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionStateChange;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Records the traffic of a framework in a file, without its secrets: the events it
 * receives, the calls it makes with their outcomes, and the changes of its subscription.
 * <p>
 * The file has a line of JSON for each, and a header line where a recording begins; what
 * it held before stays. A recorder never holds up those it listens to: it keeps up to 64
 * MiB for its writer, and what comes beyond that is left out of the file and counted
 * there. If the file cannot be written, the recording stops with an error in the log, and
 * the framework goes on. Thread-safe.
 */
public final class TrafficRecorder implements CallTap, SubscriptionListener, AutoCloseable {

	private static final long MAX_BYTES = 64 * 1024 * 1024;

	private static final long CLOSE_MILLIS = 10_000;

	private static final Log logger = LogFactory.getLog(TrafficRecorder.class);

	private final Clock clock = Clock.systemUTC();

	private final Path path;

	private final EntryQueue queue;

	private final Thread writer;

	private final AtomicBoolean warned = new AtomicBoolean();

	TrafficRecorder(Path path, LineFormat format, EntryQueue queue, ThreadFactory threads) {
		this.path = path;
		this.queue = queue;
		this.writer = threads.newThread(new RecordingWriter(path, format, queue));
	}

	/**
	 * Begin a recording.
	 * @param path the file; created with its folders if it is not there, for its owner
	 * only where the file system can tell
	 * @param framework name of the framework
	 * @param encoding how the events are encoded
	 * @return the recorder, to be closed by the caller
	 */
	public static TrafficRecorder start(Path path, String framework, Encoding encoding) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("mesos-recorder-");
		threads.setDaemon(true);
		TrafficRecorder recorder = new TrafficRecorder(path, new LineFormat(framework, encoding),
				new EntryQueue(MAX_BYTES), threads);
		recorder.startWriter();
		return recorder;
	}

	void startWriter() {
		this.writer.start();
	}

	/**
	 * Have the events recorded that go into a sink. They are kept as the bytes they are;
	 * whoever takes them out of the sink must not change them.
	 * @param sink the sink
	 * @return what to use in its place
	 */
	public EventSink tap(EventSink sink) {
		return new RecorderSink(sink, this);
	}

	@Override
	public void made(long number, long epoch, Call call) {
		add(new Entry.Made(this.clock.instant(), epoch, number, call));
	}

	@Override
	public void accepted(long number, CallResponse response) {
		add(new Entry.Ended(this.clock.instant(), number, CallOutcome.ACCEPTED, response.status(), null));
	}

	@Override
	public void failed(long number, CallException failure) {
		CallRejectedException rejection = (failure instanceof CallRejectedException rejected) ? rejected : null;
		add(new Entry.Ended(this.clock.instant(), number, failure.getOutcome(),
				(rejection != null) ? rejection.getStatus() : 0,
				(rejection != null) ? rejection.getReason() : failure.getMessage()));
	}

	@Override
	public void subscribing(URI master, Call subscribe) {
		add(new Entry.Subscribing(this.clock.instant(), master, subscribe));
	}

	@Override
	public void stateChanged(SubscriptionStateChange change) {
		add(new Entry.Changed(this.clock.instant(), change));
	}

	/**
	 * End the recording. Waits until everything is written, though not without limit.
	 */
	@Override
	public void close() {
		this.queue.close();
		try {
			this.writer.join(CLOSE_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (this.writer.isAlive()) {
			logger.warn("The end of the recording " + this.path + " is not written: its disk did not keep up within "
					+ CLOSE_MILLIS + " ms");
			this.queue.abandon();
		}
	}

	void received(long epoch, @Nullable MesosEventType type, byte[] record) {
		add(new Entry.Received(this.clock.instant(), epoch, type, record));
	}

	private void add(Entry entry) {
		if (!this.queue.add(entry) && this.warned.compareAndSet(false, true)) {
			logger.warn("The recording " + this.path + " has gaps: traffic comes faster than it can be written. "
					+ "Lines with \"lost\" say how much is missing and where; this is said once");
		}
	}

}
