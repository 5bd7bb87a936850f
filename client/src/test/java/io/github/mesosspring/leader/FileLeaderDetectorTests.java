package io.github.mesosspring.leader;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FileLeaderDetectorTests {

	@TempDir
	Path directory;

	@Test
	void readsTheFileAgainAtEachDetection() throws IOException {
		try (LeaderDetector detector = LeaderDetectors.parse("file://" + file(), "https")) {
			assertThatIllegalStateException().isThrownBy(() -> detect(detector))
				.withMessageContaining("does not exist");
			Files.writeString(file(), "a:1,b:2\n");
			assertThat(detector.candidates()).isOne();
			assertThat(detect(detector)).hasToString("https://a:1");
			assertThat(detector.candidates()).isEqualTo(2);
			detector.failed(URI.create("https://a:1"));
			assertThat(detect(detector)).hasToString("https://b:2");
			Files.writeString(file(), " http://c:3 ");
			assertThat(detect(detector)).hasToString("http://c:3");
		}
	}

	@Test
	void refusesAFileThatNamesAnother() throws IOException {
		Files.writeString(file(), "file:///etc/mesos/master");
		try (LeaderDetector detector = LeaderDetectors.parse("file://" + file(), "http")) {
			assertThatIllegalStateException().isThrownBy(() -> detect(detector))
				.withMessageContaining("file://" + file() + " cannot be used")
				.withMessageContaining("must not name another file");
		}
	}

	@Test
	void saysWhatIsWrongWithTheContentWithoutThePassword() throws IOException {
		try (LeaderDetector detector = LeaderDetectors.parse("file://" + file(), "http")) {
			for (String content : List.of("", "zk://bob:secret@zk1/mesos", "a:1\nb:2", "x".repeat(100_000))) {
				Files.writeString(file(), content);
				assertThatIllegalStateException().isThrownBy(() -> detect(detector))
					.withMessageStartingWith("file://" + file())
					.withMessageNotContaining("secret");
			}
		}
	}

	@Test
	void tellsOfTheChangesOfWhatItNamesAndClosesWhatItNamedBefore() throws IOException {
		List<Named> made = new ArrayList<>();
		List<URI> told = new ArrayList<>();
		FileLeaderDetector detector = new FileLeaderDetector(file(), (content) -> {
			Named named = new Named(URI.create(content));
			made.add(named);
			return named;
		});
		detector.changes().subscribe(told::add);
		Files.writeString(file(), "http://a:1");
		detect(detector);
		detect(detector);
		assertThat(made).hasSize(1);
		made.get(0).changes.tryEmitNext(URI.create("http://b:2")).orThrow();
		Files.writeString(file(), "http://c:3");
		detect(detector);
		assertThat(made).hasSize(2);
		assertThat(made.get(0).closed).isTrue();
		assertThat(made.get(1).closed).isFalse();
		made.get(1).changes.tryEmitNext(URI.create("http://d:4")).orThrow();
		assertThat(told).extracting(URI::toString).containsExactly("http://b:2", "http://d:4");
		detector.close();
		assertThat(made.get(1).closed).isTrue();
		assertThatIllegalStateException().isThrownBy(() -> detect(detector)).withMessageContaining("closed");
	}

	private Path file() {
		return this.directory.resolve("master");
	}

	private static URI detect(LeaderDetector detector) {
		return detector.detect().block(Duration.ofSeconds(10));
	}

	private static final class Named implements LeaderDetector {

		private final URI master;

		private final Sinks.Many<URI> changes = Sinks.many().multicast().directBestEffort();

		private boolean closed;

		Named(URI master) {
			this.master = master;
		}

		@Override
		public Mono<URI> detect() {
			return Mono.just(this.master);
		}

		@Override
		public Flux<URI> changes() {
			return this.changes.asFlux();
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
