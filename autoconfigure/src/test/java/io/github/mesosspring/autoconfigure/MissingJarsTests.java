package io.github.mesosspring.autoconfigure;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is optional really is: not only are its classes hidden, as in
 * {@link OptionalDependenciesTests}, but its jars are missing.
 */
class MissingJarsTests {

	/** Parts of the names of whatever the starter does not bring. */
	private static final List<String> OPTIONAL = List.of("embedded/target", "mesos-embedded", "actuator", "health",
			"spring-boot-micrometer", "micrometer-core", "micrometer-registry", "micrometer-jakarta9",
			"micrometer-tracing", "opentelemetry", "jdbc", "HikariCP", "h2-", "spring-tx", "spring-boot-sql",
			"spring-boot-transaction", "spring-boot-persistence", "curator", "zookeeper", "spring-integration",
			"spring-messaging", "spring-boot-integration", "security", "testcontainers", "docker", "devtools",
			"mockito", "byte-buddy", "wiremock");

	@Test
	void startsWithNothingButTheStarter() throws Exception {
		assertThat(callWithout(BareApplication.class, OPTIONAL)).isEqualTo("STOPPED");
	}

	@ParameterizedTest
	@CsvSource({ "docker-compose, 1", "spring-boot-testcontainers, 1", "nothing, 2" })
	void eachKindOfContainerWorksWithoutTheOther(String missing, String factories) throws Exception {
		assertThat(callWithout(ConnectionFactories.class, List.of(missing))).isEqualTo(factories);
	}

	private static String callWithout(Class<?> type, List<String> missing) throws Exception {
		URL[] jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map((path) -> path.replace(File.separatorChar, '/'))
			.filter((path) -> missing.stream().noneMatch(name(path)::contains))
			.map(MissingJarsTests::url)
			.toArray(URL[]::new);
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		try (URLClassLoader loader = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
			thread.setContextClassLoader(loader);
			return (String) ((Callable<?>) loader.loadClass(type.getName()).getDeclaredConstructor().newInstance())
				.call();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	/** Of a jar, or of a module's classes; not of the folder in which all of them are. */
	private static String name(String path) {
		int begin = path.length();
		for (int parts = path.endsWith(".jar") ? 1 : 3; parts > 0; parts--) {
			begin = path.lastIndexOf('/', begin - 1);
		}
		return path.substring(begin + 1);
	}

	private static URL url(String path) {
		try {
			return Path.of(path).toUri().toURL();
		}
		catch (MalformedURLException ex) {
			throw new AssertionError(ex);
		}
	}

}
