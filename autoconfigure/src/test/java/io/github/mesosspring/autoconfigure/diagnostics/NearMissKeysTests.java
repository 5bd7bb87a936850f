package io.github.mesosspring.autoconfigure.diagnostics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.UrlResource;
import org.springframework.core.io.support.ResourcePropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What somebody reads who has mistyped a key.
 */
@ExtendWith(OutputCaptureExtension.class)
class NearMissKeysTests {

	@TempDir
	private Path folder;

	@Test
	void namesAllOfThemInOneWarningWithFileAndLineAndNeverAValue(CapturedOutput output) throws IOException {
		write("application.yml", """
				mesos:
				  mastr: geheim-1
				  framework: { name: jobs }
				spring.config.import: more.properties
				---
				spring.config.activate.on-profile: blue
				mesos.security.secrte: geheim-2
				---
				spring.config.activate.on-profile: green
				mesos.encodign: json
				""");
		write("more.properties", "\nmesos.calls.timeuot=geheim-3\n");
		run(Application.class, "--spring.profiles.active=blue", "--mesos.on-stpo=geheim-4");
		assertThat(output).containsOnlyOnce("Nobody reads these keys")
			.contains("mesos.mastr in URL [file:" + this.folder.resolve("application.yml")
					+ "] - 2:10, is mesos.master meant?")
			.contains("application.yml] - 7:24, is mesos.security.secret meant?")
			.contains("more.properties] - 2:21, is mesos.calls.timeout meant?")
			.contains("mesos.on-stpo in the command line, is mesos.on-stop meant?")
			.doesNotContain("geheim")
			.doesNotContain("encodign");
	}

	@Test
	void saysSoAlsoWhenTheStartFails(CapturedOutput output) throws IOException {
		write("application.properties", "mesos.mastr=m:5050");
		assertThatException().isThrownBy(() -> run(FailingApplication.class));
		assertThat(output).contains("is mesos.master meant?");
		assertThat(output.toString().indexOf("is mesos.master meant?"))
			.isLessThan(output.toString().indexOf("Application run failed"));
	}

	@Test
	void isSilentWhenAllAreReadOrResembleNothing(CapturedOutput output) throws IOException {
		write("application.yml", """
				mesos:
				  master: m:5050
				  framework: { idFile: a, labels: { mastr: b, deep.er: c }, roles: [ d, e ] }
				  jobs: { file: f, enabled: true }
				meso.master: g
				""");
		run(Application.class);
		assertThat(output).doesNotContain("Nobody reads");
	}

	@Test
	void leavesTheEnvironmentAndSystemPropertiesAlone(CapturedOutput output) {
		new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).initializers((context) -> {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(
						new SystemEnvironmentPropertySource("test-systemEnvironment", Map.of("MESOS_MASTR", "m:5050")));
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("systemProperties", Map.of("mesos.encodign", "json")));
		}).run().close();
		assertThat(output).doesNotContain("Nobody reads");
	}

	@Test
	void namesThemInFilesOfEveryKind(CapturedOutput output) throws IOException {
		Path tree = Files.createDirectory(this.folder.resolve("tree"));
		Path file = Files.writeString(tree.resolve("mesos.security.secrte"), "geheim");
		write("application.properties", "spring.config.import=configtree:" + tree + "/");
		write("test.properties", "mesos.mastr=geheim");
		new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.config.location=" + this.folder.toUri())
			.initializers((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(propertySource(this.folder.resolve("test.properties"))))
			.run()
			.close();
		assertThat(output).contains("mesos.security.secrte in file [" + file + "] - 1:1, is")
			.contains("mesos.mastr in URL [" + this.folder.toUri() + "test.properties], is mesos.master meant?")
			.doesNotContain("geheim");
	}

	@Test
	void knowsTheKeysThatAnApplicationDescribes(CapturedOutput output) throws IOException {
		Files.createDirectory(this.folder.resolve("META-INF"));
		write("META-INF/spring-configuration-metadata.json", """
				{"groups":[],"properties":[{"name":"mesos.mastr","type":"java.lang.String"}],"hints":[]}
				""");
		write("application.properties", "mesos.mastr=m:5050\nmesos.encodign=json");
		try (URLClassLoader application = new URLClassLoader(new URL[] { this.folder.toUri().toURL() },
				getClass().getClassLoader())) {
			new SpringApplicationBuilder(new DefaultResourceLoader(application), Application.class)
				.web(WebApplicationType.NONE)
				.properties("spring.config.location=" + this.folder.toUri())
				.run()
				.close();
		}
		assertThat(output).contains("is mesos.encoding meant?").doesNotContain("mesos.mastr in");
	}

	@Test
	void isSilentWhereThereIsToBeNoFramework(CapturedOutput output) throws IOException {
		write("application.properties", "mesos.enabled=false\nmesos.mastr=m:5050");
		run(Application.class);
		assertThat(output).doesNotContain("Nobody reads");
	}

	private static PropertySource<?> propertySource(Path file) {
		try {
			return new ResourcePropertySource(new UrlResource(file.toUri()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void write(String file, String content) throws IOException {
		Files.writeString(this.folder.resolve(file), content);
	}

	private void run(Class<?> application, String... arguments) {
		new SpringApplicationBuilder(application).web(WebApplicationType.NONE)
			.properties("spring.config.location=" + this.folder.toUri())
			.run(arguments)
			.close();
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingApplication {

		@Bean
		String failing() {
			throw new IllegalStateException("failed");
		}

	}

}
