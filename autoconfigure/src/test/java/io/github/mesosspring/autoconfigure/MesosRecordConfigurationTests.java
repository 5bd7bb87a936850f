package io.github.mesosspring.autoconfigure;

import java.nio.file.Files;
import java.nio.file.Path;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.recording.TrafficRecorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class MesosRecordConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class))
		.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs", "mesos.framework.id-store=memory",
				"mesos.auto-startup=false");

	@TempDir
	private Path folder;

	@Test
	void recordsNothingByDefault() {
		this.contextRunner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TrafficRecorder.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void recordsNothingIfThePathIsTakenBack(String path) {
		this.contextRunner.withPropertyValues("mesos.record.path=" + path)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TrafficRecorder.class));
	}

	@Test
	void recordsCallsUntilTheApplicationEnds() throws Exception {
		Path file = this.folder.resolve("new/traffic.jsonl");
		this.contextRunner.withPropertyValues("mesos.record.path=" + file, "mesos.encoding=json").run((context) -> {
			assertThat(context).hasSingleBean(TrafficRecorder.class);
			context.getBean(CallOperations.class).teardown().onErrorComplete().block();
		});
		assertThat(Files.readAllLines(file)).satisfiesExactly(
				(line) -> assertThat(line).contains("\"framework\":\"jobs\"", "\"encoding\":\"application/json\""),
				(line) -> assertThat(line).contains("\"call\":{\"type\":\"TEARDOWN\"}"),
				(line) -> assertThat(line).contains("\"outcome\":\"not_sent\""));
	}

	@Test
	void startsEvenIfNothingCanBeRecorded() {
		this.contextRunner.withPropertyValues("mesos.record.path=" + this.folder)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(TrafficRecorder.class));
	}

}
