package io.github.mesosspring.interop;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The command that starts a driver in a JVM with the class path of its own module.
 */
final class JavaDriver {

	private JavaDriver() {
	}

	static List<String> command(String module, String driver, URI schedulerApi) throws IOException {
		Path target = Path.of("..", module, "target");
		String classPath = target.resolve("classes") + File.pathSeparator
				+ Files.readString(target.resolve("class-path.txt")).strip();
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return List.of(java, "-cp", classPath, "io.github.mesosspring.interop." + driver, schedulerApi.toString());
	}

}
