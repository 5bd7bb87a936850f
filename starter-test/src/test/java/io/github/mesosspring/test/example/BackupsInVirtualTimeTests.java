package io.github.mesosspring.test.example;

import java.time.Duration;

import io.github.mesosspring.embedded.script.TaskScript;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.test.EmbeddedMesos;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

import static io.github.mesosspring.test.assertj.MesosAssertions.assertThat;

// tag::test[]
@SpringBootTest(properties = "spring.application.name=backups")
@EmbeddedMesos(time = EmbeddedMesos.Time.VIRTUAL)
class BackupsInVirtualTimeTests {

	@Autowired
	Backups backups;

	@Test
	void waitsHoursForALongBackup(io.github.mesosspring.embedded.EmbeddedMesos mesos) {
		mesos.scripts().named("archive", TaskScript.finishAfter(Duration.ofHours(5)));
		this.backups.add("archive");
		assertThat(mesos).eventually().acknowledged("archive", TaskState.TASK_RUNNING);
		mesos.advance(Duration.ofHours(5));
		assertThat(mesos).eventually().acknowledged("archive", TaskState.TASK_FINISHED).acknowledgedEverything();
	}

	@Test
	void leavesNoOfferLying(io.github.mesosspring.embedded.EmbeddedMesos mesos) {
		this.backups.add("small");
		assertThat(mesos).within(Duration.ofMinutes(5))
			.acknowledged("small", TaskState.TASK_RUNNING)
			.heldNoOfferLongerThan(Duration.ofMinutes(1));
	}

}
// end::test[]
