package io.github.mesosspring.embedded;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class WithoutCuratorTests {

	@Test
	void asksForCuratorOnlyWhenMastersAreToMeetInAZooKeeper() throws Exception {
		List<URL> urls = new ArrayList<>();
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		for (String entry : classPath.split(File.pathSeparator)) {
			if (!entry.contains("curator") && !entry.contains("zookeeper")) {
				urls.add(Path.of(entry).toUri().toURL());
			}
		}
		try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new),
				ClassLoader.getPlatformClassLoader())) {
			Class<?> mesos = loader.loadClass(EmbeddedMesos.class.getName());
			Object builder = mesos.getMethod("builder").invoke(null);
			builder = builder.getClass().getMethod("agents", int.class).invoke(builder, 0);
			AutoCloseable started = (AutoCloseable) builder.getClass().getMethod("start").invoke(builder);
			assertThatNoException().isThrownBy(started::close);
			Object meeting = builder.getClass()
				.getMethod("zookeeper", String.class)
				.invoke(builder, "127.0.0.1:1/mesos");
			assertThatExceptionOfType(InvocationTargetException.class)
				.isThrownBy(() -> meeting.getClass().getMethod("start").invoke(meeting))
				.havingCause()
				.isInstanceOf(IllegalStateException.class)
				.withMessageContaining("org.apache.curator:curator-framework");
		}
	}

}
