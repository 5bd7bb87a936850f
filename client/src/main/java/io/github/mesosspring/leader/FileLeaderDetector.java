package io.github.mesosspring.leader;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Does what is written in a file, which is read again at each detection. The detector of
 * one content is closed when there is another one. A change of the file alone is told to
 * nobody: the next detection finds it.
 */
final class FileLeaderDetector implements LeaderDetector {

	/** Enough for any list of servers. */
	private static final int MAX_BYTES = 64 * 1024;

	private final Path file;

	private final Function<String, LeaderDetector> parser;

	private final ReentrantLock lock = new ReentrantLock();

	private final Sinks.Many<LeaderDetector> contents = Sinks.many().replay().latest();

	private String content = "";

	private volatile @Nullable LeaderDetector current;

	private boolean closed;

	/**
	 * Create a detector. The file need not exist yet.
	 * @param file the file
	 * @param parser makes a detector from its content
	 */
	FileLeaderDetector(Path file, Function<String, LeaderDetector> parser) {
		this.file = file;
		this.parser = parser;
	}

	@Override
	public Mono<URI> detect() {
		return Mono.fromCallable(this::read)
			.subscribeOn(Schedulers.boundedElastic())
			.map(this::detector)
			.flatMap(LeaderDetector::detect);
	}

	@Override
	public void failed(URI master) {
		LeaderDetector detector = this.current;
		if (detector != null) {
			detector.failed(master);
		}
	}

	@Override
	public int candidates() {
		LeaderDetector detector = this.current;
		return (detector != null) ? detector.candidates() : 1;
	}

	@Override
	public Flux<URI> changes() {
		return this.contents.asFlux().switchMap(LeaderDetector::changes);
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			replace(null);
		}
		finally {
			this.lock.unlock();
		}
	}

	private String read() throws IOException {
		try (var in = Files.newInputStream(this.file)) {
			byte[] bytes = in.readNBytes(MAX_BYTES + 1);
			if (bytes.length > MAX_BYTES) {
				throw new IllegalStateException(this + " is too large: it must hold nothing but where the master is");
			}
			return new String(bytes, StandardCharsets.UTF_8).strip();
		}
		catch (NoSuchFileException ex) {
			throw new IllegalStateException(this + " does not exist; write into it where the master is", ex);
		}
		catch (IOException ex) {
			throw new IllegalStateException(this + " cannot be read: " + ex.getMessage(), ex);
		}
	}

	private LeaderDetector detector(String read) {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new IllegalStateException("The detection of leaders is closed");
			}
			LeaderDetector detector = this.current;
			if (detector == null || !read.equals(this.content)) {
				replace(null);
				detector = parse(read);
				replace(detector);
				this.content = read;
			}
			return detector;
		}
		finally {
			this.lock.unlock();
		}
	}

	private LeaderDetector parse(String read) {
		try {
			return this.parser.apply(read);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalStateException(this + " cannot be used: " + ex.getMessage(), ex);
		}
	}

	private void replace(@Nullable LeaderDetector next) {
		LeaderDetector previous = this.current;
		this.current = next;
		if (previous != null) {
			previous.close();
		}
		if (next != null) {
			this.contents.tryEmitNext(next);
		}
	}

	@Override
	public String toString() {
		return "file://" + this.file;
	}

}
