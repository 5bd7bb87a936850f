package io.github.mesosspring.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import io.github.mesosspring.embedded.EmbeddedMesos;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplicationAotProcessor;
import org.springframework.context.aot.AbstractAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application, processed ahead of time as {@code spring-boot:process-aot} does it.
 */
class AheadOfTimeTests {

	@TempDir
	private Path folder;

	@Test
	void runsAJobWithBeansMadeByGeneratedCode() throws Exception {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().start()) {
			Path sources = this.folder.resolve("sources");
			Path classes = this.folder.resolve("classes");
			String[] arguments = ProbedRun.arguments(mesos);
			process(sources, classes, arguments);
			String classPath = classes + File.pathSeparator + System.getProperty("java.class.path");
			compile(sources, classes, classPath);
			assertThat(hints(classes)).contains("io.github.mesosspring.sample.scheduling.StatusHandler",
					"io.github.mesosspring.protocol.scheduler.Call");
			String output = ProbedRun.jobThrough(this.folder, Jdk.current(),
					List.of("-Dspring.aot.enabled=true", "-cp", classPath), arguments);
			assertThat(output).contains("Starting AOT-processed ProbedApplication")
				.containsPattern("Probe: TASK_FINISHED on Thread\\[.*mesos-events");
		}
	}

	private static void process(Path sources, Path classes, String... arguments) {
		new SpringApplicationAotProcessor(ProbedApplication.class,
				AbstractAotProcessor.Settings.builder()
					.sourceOutput(sources)
					.resourceOutput(classes)
					.classOutput(classes)
					.groupId("io.github.mesosspring")
					.artifactId("mesos-sample-app")
					.build(),
				arguments)
			.process();
	}

	private static void compile(Path sources, Path classes, String classPath) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none", "-parameters", "-d",
				classes.toString(), "-cp", classPath));
		try (Stream<Path> files = Files.walk(sources)) {
			files.filter((file) -> file.toString().endsWith(".java")).map(Path::toString).forEach(arguments::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
			.isZero();
	}

	private static String hints(Path classes) throws IOException {
		return Files.readString(classes
			.resolve("META-INF/native-image/io.github.mesosspring/mesos-sample-app/reachability-metadata.json"));
	}

}
