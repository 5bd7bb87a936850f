package io.github.mesosspring.embedded;

import java.nio.file.Path;
import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.framework.FrameworkIdStores;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.subscription.SubscriptionState;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The real client, as it is today, on masters of other versions.
 */
class ClientAgainstOldMastersTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "1.0,PROTOBUF", "1.4,PROTOBUF", "1.4,JSON", "1.7,PROTOBUF", "1.7,JSON", "1.12,PROTOBUF", "1.12,JSON" })
	void runsACommandToItsEnd(String version, Encoding encoding) {
		try (EmbeddedMesos mesos = mesos(version);
				TestFramework framework = new TestFramework(mesos.uri(), encoding, FrameworkIdStores.memory())) {
			soon().until(() -> !framework.offers.isEmpty());
			framework.launch(framework.latestOffer(), "hello", "echo hello");
			soon().untilAsserted(() -> assertThat(framework.statesOf("hello")).endsWith(TaskState.TASK_RUNNING,
					TaskState.TASK_FINISHED));
		}
	}

	@Test
	void isRefusedInJsonByAMasterThatDoesNotKnowItsCapabilities() {
		try (EmbeddedMesos mesos = mesos("1.0");
				TestFramework framework = new TestFramework(mesos.uri(), Encoding.JSON, FrameworkIdStores.memory())) {
			soon().until(() -> framework.subscription.status().state() == SubscriptionState.FAILED);
			assertThat(framework.subscription.status().problem()).contains("Failed to find enum for 'MULTI_ROLE'");
		}
	}

	private EmbeddedMesos mesos(String version) {
		return EmbeddedMesos.builder().version(version).workDirectory(this.directory.resolve("mesos")).start();
	}

	private static ConditionFactory soon() {
		return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
	}

}
