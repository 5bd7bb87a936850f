package io.github.mesosspring.embedded.script;

import java.time.Duration;

import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Label;
import io.github.mesosspring.protocol.Labels;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TaskScriptsTests {

	private static final TaskScript FAIL = TaskScript.failAfter(Duration.ofSeconds(1));

	private static final TaskScript FINISH = TaskScript.finishAfter(Duration.ofSeconds(2));

	private final TaskScripts scripts = new TaskScripts();

	@Test
	void theLastRuleThatFitsCounts() {
		this.scripts.when((task) -> true, FAIL).named("a", FINISH);
		assertThat(this.scripts.of(task("a"))).isEqualTo(FINISH);
		assertThat(this.scripts.of(task("b"))).isEqualTo(FAIL);
	}

	@Test
	void eachLaunchGetsTheNextScriptAndThenTheLast() {
		this.scripts.named("a", FAIL, FINISH);
		assertThat(this.scripts.of(task("a"))).isEqualTo(FAIL);
		assertThat(this.scripts.of(task("a"))).isEqualTo(FINISH);
		assertThat(this.scripts.of(task("a"))).isEqualTo(FINISH);
	}

	@Test
	void fallsBackToTheDefaultWhichIsToStay() {
		assertThat(this.scripts.of(task("a"))).isEqualTo(TaskScript.stayRunning());
		this.scripts.byDefault(FINISH);
		assertThat(this.scripts.of(task("a"))).isEqualTo(FINISH);
		this.scripts.named("a", FAIL).clear();
		assertThat(this.scripts.of(task("a"))).isEqualTo(TaskScript.stayRunning());
	}

	@Test
	void readsLabels() {
		TaskInfo batch = task("a").toBuilder()
			.setLabels(Labels.newBuilder().addLabels(Label.newBuilder().setKey("tier").setValue("batch")))
			.build();
		this.scripts.labelled("tier", "batch", FINISH).labelled("tier", "web", FAIL);
		assertThat(this.scripts.of(batch)).isEqualTo(FINISH);
	}

	@Test
	void readsTheShortForm() {
		assertThat(TaskScript.parse("fail:2s:3, start:5m ,kill:ignore,healthy:10ms,unhealthy:1h,repeat,echo"))
			.isEqualTo(TaskScript.failAfter(Duration.ofSeconds(2), 3)
				.startingAfter(Duration.ofMinutes(5))
				.ignoringKill()
				.healthyAfter(Duration.ofMillis(10))
				.unhealthyAfter(Duration.ofHours(1))
				.repeatingUpdates()
				.echoingMessages());
		assertThat(TaskScript.parse("kill:3s")).isEqualTo(TaskScript.stayRunning().killTaking(Duration.ofSeconds(3)));
		assertThat(TaskScript.parse("never")).isEqualTo(TaskScript.neverStart());
		assertThat(TaskScript.parse("crash:1s")).isEqualTo(TaskScript.crashAfter(Duration.ofSeconds(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "finish", "finish:", "finish:2", "finish:-1s", "fail:1s:0", "fail:1s:256", "fail:1s:x",
			"start", "kill", "kill:never", "dance:1s" })
	void refusesWhatIsNoScript(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> TaskScript.parse(text));
	}

	private static TaskInfo task(String name) {
		return TaskInfo.newBuilder()
			.setName(name)
			.setTaskId(TaskID.newBuilder().setValue(name))
			.setAgentId(AgentID.newBuilder().setValue("S0"))
			.build();
	}

}
