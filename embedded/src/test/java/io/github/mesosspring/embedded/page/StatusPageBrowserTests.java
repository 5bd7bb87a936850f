package io.github.mesosspring.embedded.page;

import java.io.IOException;
import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.master.TestScheduler;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.Value;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What a person sees who opens the page in a browser.
 */
@Timeout(180)
class StatusPageBrowserTests {

	private static final String NAME = "<script>document.title = 'broken'</script>";

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30));
	}

	static TaskInfo task(String name, String command, Offer offer) {
		return TaskInfo.newBuilder()
			.setName(name)
			.setTaskId(TaskID.newBuilder().setValue("task-1"))
			.setAgentId(offer.getAgentId())
			.addResources(cpus())
			.setCommand(CommandInfo.newBuilder().setValue(command))
			.build();
	}

	private static Resource cpus() {
		return Resource.newBuilder()
			.setName("cpus")
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(0.1))
			.build();
	}

	@Test
	void showsFrameworksTasksAndEventsAsTheyComeAndWhatTasksWrote() throws IOException {
		assumeTrue(WebDriver.isInstalled(), "Neither chromium nor chromedriver is at hand: no browser opens the page");
		EmbeddedMesos mesos = EmbeddedMesos.builder().cpus(4).allocationInterval(Duration.ofMillis(50)).start();
		try (mesos; WebDriver browser = new WebDriver()) {
			browser.open(mesos.uri() + "/");
			await().untilAsserted(() -> assertThat(browser.text("#connection")).isEqualTo("Live"));
			assertThat(browser.text("#frameworks tbody")).isEmpty();
			browser.script("window.reloaded = 'no'");
			try (TestScheduler scheduler = TestScheduler.subscribe(mesos.uri(), Encoding.JSON,
					TestScheduler.framework().setName("jobs"))) {
				Offer offer = scheduler.nextOffer();
				await()
					.untilAsserted(() -> assertThat(browser.text("#frameworks tbody")).contains("jobs", "connected"));
				scheduler.launch(offer, task(NAME, "echo hello", offer));
				await()
					.untilAsserted(() -> assertThat(browser.text("#tasks tbody")).contains(NAME, "task-1", "stdout"));
				await().untilAsserted(() -> assertThat(browser.text("#log")).contains("ACCEPT", "UPDATE"));
				assertThat(browser.script("return window.reloaded + document.title")).isEqualTo("noEmbedded Mesos");
				String stdout = browser.script("return document.querySelector('#tasks a').href");
				await().untilAsserted(() -> {
					browser.open(stdout);
					assertThat(browser.text("body")).contains("hello");
				});
			}
			browser.open(mesos.uri() + "/");
			await().untilAsserted(() -> assertThat(browser.text("#connection")).isEqualTo("Live"));
			mesos.close();
			await().untilAsserted(() -> assertThat(browser.text("#connection")).contains("does not answer"));
		}
	}

}
