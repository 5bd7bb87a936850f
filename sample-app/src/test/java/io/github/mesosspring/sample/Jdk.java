package io.github.mesosspring.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param home its folder
 * @param feature its version, such as 17
 */
record Jdk(Path home, int feature) {

	/** Folders of which each may hold several. */
	private static final List<Path> USUAL_PLACES = List.of(Path.of("/usr/lib/jvm"), Path.of("/opt/java"),
			Path.of("/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk"), Path.of("/Library/Java/JavaVirtualMachines"),
			Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"));

	/**
	 * The one that runs this.
	 */
	static Jdk current() {
		return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
	}

	/**
	 * The newest of those in the usual places, and those that {@code JAVA_HOME},
	 * {@code JAVA_HOME_25_X64} and the like name.
	 */
	static Jdk newest() {
		Stream<Path> named = System.getenv()
			.entrySet()
			.stream()
			.filter((variable) -> variable.getKey().startsWith("JAVA_HOME"))
			.map(Map.Entry::getValue)
			.map(Path::of);
		return Stream.concat(named, USUAL_PLACES.stream().flatMap(Jdk::inside))
			.filter((home) -> Files.isExecutable(executable(home)) && Files.isReadable(release(home)))
			.map((home) -> new Jdk(home, feature(home)))
			.max(Comparator.comparingInt(Jdk::feature))
			.filter((found) -> found.feature() > current().feature())
			.orElseGet(Jdk::current);
	}

	Path executable() {
		return executable(this.home);
	}

	private static Path executable(Path home) {
		return home.resolve("bin").resolve("java");
	}

	private static Path release(Path home) {
		return home.resolve("release");
	}

	private static Stream<Path> inside(Path place) {
		if (!Files.isDirectory(place)) {
			return Stream.empty();
		}
		try (Stream<Path> homes = Files.list(place)) {
			return homes.flatMap((home) -> Stream.of(home, home.resolve("Contents").resolve("Home"))).toList().stream();
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	private static int feature(Path home) {
		Properties release = new Properties();
		try (var reader = Files.newBufferedReader(release(home))) {
			release.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "");
		try {
			return Runtime.Version.parse(version).feature();
		}
		catch (IllegalArgumentException ex) {
			// as 1.8.0_402 is
			return 0;
		}
	}

}
