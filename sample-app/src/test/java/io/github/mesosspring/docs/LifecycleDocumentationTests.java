package io.github.mesosspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.subscription.MesosSubscription;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.ExecutorConfigurationSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of phases to those of Spring and ours.
 */
class LifecycleDocumentationTests {

	private static final int MAX = Integer.MAX_VALUE;

	@Test
	void phasesStopInTheOrderOfTheTable() throws IOException {
		assertThat(List.of(SmartLifecycle.DEFAULT_PHASE, MesosSubscription.DEFAULT_PHASE, EventDispatcher.PHASE,
				WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE,
				WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE, ExecutorConfigurationSupport.DEFAULT_PHASE))
			.containsExactly(MAX, MAX - 100, MAX - 200, MAX - 1024, MAX - 2048, MAX / 2);
		assertThat(Files.readString(Path.of("../docs/lifecycle.md"))).containsSubsequence("| 1 | `Integer.MAX_VALUE` |",
				"| 2 | `MesosSubscription.DEFAULT_PHASE` = `MAX_VALUE - 100` |",
				"| 3 | `EventDispatcher.PHASE` = `MAX_VALUE - 200` |", "| 4 | `MAX_VALUE - 1024` | the web server",
				"| 5 | `MAX_VALUE - 2048` | the web server", "| 6 | `MAX_VALUE / 2` | Spring's task executors");
	}

}
