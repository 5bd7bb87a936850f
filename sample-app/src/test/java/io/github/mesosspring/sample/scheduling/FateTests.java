package io.github.mesosspring.sample.scheduling;

import java.time.Instant;

import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobState;
import io.github.mesosspring.sample.job.TestJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class FateTests {

	private static final Instant NOW = TestJobs.NOW;

	private final Job intended = TestJobs.launched("j");

	private final Job running = this.intended.moved(JobState.TASK_RUNNING, null, NOW);

	@ParameterizedTest
	@EnumSource(names = { "TASK_STARTING", "TASK_RUNNING", "TASK_FINISHED", "TASK_FAILED", "TASK_KILLED", "TASK_ERROR",
			"TASK_KILLING", "TASK_UNREACHABLE", "TASK_GONE_BY_OPERATOR" })
	void takesOverTheStateOfTheTask(TaskState state) {
		Job job = Fate.of(this.intended, status(state).toBuilder().setMessage("said so").build(), true, NOW);
		assertThat(job.state().name()).isEqualTo(state.name());
		assertThat(job.message()).isEqualTo("said so");
	}

	@ParameterizedTest
	@EnumSource
	void changesNothingOnceTheStateIsFinal(TaskState state) {
		Job finished = this.running.moved(JobState.TASK_FINISHED, null, NOW);
		assertThat(Fate.of(finished, status(state), true, NOW)).isSameAs(finished);
		assertThat(Fate.of(finished, answer(state), true, NOW)).isSameAs(finished);
	}

	@Test
	void leavesNoTraceOfARepeatedUpdate() {
		assertThat(Fate.of(this.running, status(TaskState.TASK_RUNNING), true, NOW)).isSameAs(this.running);
		assertThat(Fate.of(this.running, answer(TaskState.TASK_RUNNING), true, NOW)).isSameAs(this.running);
	}

	@Test
	void runsADroppedTaskAgainUnderAnotherId() {
		Job job = Fate.of(this.intended, status(TaskState.TASK_DROPPED), false, NOW);
		assertThat(job.state()).isEqualTo(JobState.WAITING);
		assertThat(job.nextTaskId()).isEqualTo("j.2");
	}

	@Test
	void runsATaskLostToInvalidOffersAgain() {
		TaskStatus status = status(TaskState.TASK_LOST).toBuilder()
			.setReason(TaskStatus.Reason.REASON_INVALID_OFFERS)
			.build();
		assertThat(Fate.of(this.intended, status, false, NOW).state()).isEqualTo(JobState.WAITING);
		assertThat(Fate.of(this.running, status, false, NOW).state()).isEqualTo(JobState.TASK_LOST);
	}

	@Test
	void runsATaskThatNeverArrivedAgainOnceItsLaunchIsOver() {
		assertThat(Fate.of(this.intended, answer(TaskState.TASK_GONE), true, NOW).state()).isEqualTo(JobState.WAITING);
	}

	@Test
	void doesNotBelieveInAbsenceWhileTheLaunchMayBeUnderWay() {
		assertThat(Fate.of(this.intended, answer(TaskState.TASK_GONE), false, NOW)).isSameAs(this.intended);
		assertThat(Fate.of(this.intended, answer(TaskState.TASK_UNKNOWN), false, NOW)).isSameAs(this.intended);
	}

	@Test
	void runsNoTaskAgainThatHasShownLife() {
		assertThat(Fate.of(this.running, answer(TaskState.TASK_GONE), true, NOW).state()).isEqualTo(JobState.TASK_LOST);
		assertThat(Fate.of(this.running, status(TaskState.TASK_DROPPED), true, NOW).state())
			.isEqualTo(JobState.TASK_DROPPED);
		Job unreachable = this.running.moved(JobState.TASK_UNREACHABLE, null, NOW);
		assertThat(Fate.of(unreachable, answer(TaskState.TASK_GONE), true, NOW).state()).isEqualTo(JobState.TASK_LOST);
	}

	@Test
	void runsNoTaskAgainWhoseAgentIsUnknown() {
		Job job = Fate.of(this.intended, answer(TaskState.TASK_UNKNOWN), true, NOW);
		assertThat(job.state()).isEqualTo(JobState.TASK_LOST);
		assertThat(job.message()).contains("may have run", "TASK_UNKNOWN", "Reconciliation: answered");
	}

	@Test
	void takesTheWordOfAnAgentThatATaskIsGone() {
		assertThat(Fate.of(this.intended, status(TaskState.TASK_GONE), true, NOW).state())
			.isEqualTo(JobState.TASK_GONE);
	}

	@Test
	void showsTheRealStateWhenALostTaskComesBack() {
		Job lost = this.running.moved(JobState.TASK_LOST, null, NOW);
		assertThat(Fate.of(lost, status(TaskState.TASK_RUNNING), true, NOW).state()).isEqualTo(JobState.TASK_RUNNING);
		assertThat(Fate.of(lost, status(TaskState.TASK_FINISHED), true, NOW).state()).isEqualTo(JobState.TASK_FINISHED);
	}

	@Test
	void neverRunsALostJobAgain() {
		Job lost = this.intended.moved(JobState.TASK_LOST, null, NOW);
		assertThat(Fate.of(lost, status(TaskState.TASK_DROPPED), true, NOW)).isSameAs(lost);
		assertThat(Fate.of(lost, answer(TaskState.TASK_GONE), true, NOW)).isSameAs(lost);
		assertThat(Fate.of(lost, answer(TaskState.TASK_UNKNOWN), true, NOW)).isSameAs(lost);
	}

	@Test
	void killsInsteadOfRunningAgainIfThatWasWanted() {
		Job killed = this.intended.killed(NOW);
		assertThat(Fate.of(killed, status(TaskState.TASK_DROPPED), true, NOW).state()).isEqualTo(JobState.TASK_KILLED);
		assertThat(Fate.of(killed, answer(TaskState.TASK_GONE), true, NOW).state()).isEqualTo(JobState.TASK_KILLED);
	}

	private static TaskStatus status(TaskState state) {
		return Messages.status("j.1", state);
	}

	private static TaskStatus answer(TaskState state) {
		return Messages.answer("j.1", state);
	}

}
