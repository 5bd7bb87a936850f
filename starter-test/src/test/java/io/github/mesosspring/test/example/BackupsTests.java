package io.github.mesosspring.test.example;

import java.time.Duration;

import io.github.mesosspring.embedded.script.TaskScript;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.test.EmbeddedMesos;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static io.github.mesosspring.test.assertj.MesosAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

// tag::test[]
@SpringBootTest(properties = "spring.application.name=backups")
@EmbeddedMesos
class BackupsTests {

	@Autowired
	Backups backups;

	@Autowired
	io.github.mesosspring.embedded.EmbeddedMesos mesos;

	@Test
	void runsABackupToItsEnd() {
		this.mesos.scripts().named("orders", TaskScript.finishAfter(Duration.ofMillis(200)));
		this.backups.add("orders");
		assertThat(this.mesos).eventually()
			.launched("orders")
			.acknowledged("orders", TaskState.TASK_RUNNING)
			.acknowledged("orders", TaskState.TASK_FINISHED);
		assertThat(this.backups.done()).contains("orders");
	}

	@Test
	void runsABackupAgainAfterAFailureAndACrash() {
		this.mesos.scripts()
			.named("customers", TaskScript.failAfter(Duration.ofMillis(100), 2),
					TaskScript.crashAfter(Duration.ofMillis(100)), TaskScript.finishAfter(Duration.ZERO));
		this.backups.add("customers");
		assertThat(this.mesos).eventually()
			.acknowledged("customers", TaskState.TASK_FINISHED)
			.acknowledgedEverything()
			.launchedTasks(3);
	}

}
// end::test[]
