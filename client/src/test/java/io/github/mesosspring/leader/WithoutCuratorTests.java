package io.github.mesosspring.leader;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WithoutCuratorTests {

	@Test
	void asksForCuratorOnlyWhenTheLeaderIsInZooKeeper() throws Exception {
		try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
			Method parse = loader.loadClass(LeaderDetectors.class.getName())
				.getMethod("parse", String.class, String.class);
			for (String master : List.of("a:1,b:2", "etcd://e:2379/mesos", "file:///etc/mesos/master")) {
				assertThat(parse.invoke(null, master, "http")).isNotNull();
			}
			assertThatExceptionOfType(InvocationTargetException.class)
				.isThrownBy(() -> parse.invoke(null, "zk://user:secret@zk1:2181/mesos", "http"))
				.havingCause()
				.isInstanceOf(IllegalStateException.class)
				.withMessageContaining("org.apache.curator:curator-framework")
				.withMessageNotContaining("secret");
		}
	}

	private static URL[] urls() throws Exception {
		List<URL> urls = new ArrayList<>();
		String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		for (String entry : classPath.split(File.pathSeparator)) {
			if (!entry.contains("curator") && !entry.contains("zookeeper")) {
				urls.add(Path.of(entry).toUri().toURL());
			}
		}
		return urls.toArray(URL[]::new);
	}

}
