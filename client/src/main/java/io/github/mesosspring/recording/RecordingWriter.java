package io.github.mesosspring.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Writes what waits in the queue until that is closed. The file is flushed whenever
 * nothing waits, and once a second while something always does.
 */
final class RecordingWriter implements Runnable {

	private static final Log logger = LogFactory.getLog(TrafficRecorder.class);

	private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final Path path;

	private final LineFormat format;

	private final EntryQueue queue;

	RecordingWriter(Path path, LineFormat format, EntryQueue queue) {
		this.path = path;
		this.format = format;
		this.queue = queue;
	}

	@Override
	public void run() {
		try (RecordingFile file = RecordingFile.open(this.path)) {
			file.write(this.format.header(Instant.now()));
			file.flush();
			writeAll(file);
		}
		catch (IOException | RuntimeException | Error ex) {
			logger.error("The recording of Mesos traffic into " + this.path.toAbsolutePath()
					+ " has stopped; the framework goes on without it. Make the file writable and its disk large "
					+ "enough, or set another mesos.record.path, and restart the application", ex);
			this.queue.abandon();
		}
	}

	private void writeAll(RecordingFile file) throws IOException {
		long flushed = System.nanoTime();
		for (Entry entry = this.queue.take(); entry != null; entry = this.queue.take()) {
			file.write(this.format.line(entry));
			if (this.queue.isEmpty() || System.nanoTime() - flushed > FLUSH_NANOS) {
				file.flush();
				flushed = System.nanoTime();
			}
		}
	}

}
