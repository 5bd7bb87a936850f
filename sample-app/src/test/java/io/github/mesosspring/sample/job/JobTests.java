package io.github.mesosspring.sample.job;

import java.math.BigDecimal;
import java.time.Instant;

import io.github.mesosspring.protocol.TaskState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobTests {

	private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

	private static final Launch LAUNCH = new Launch("j.1", "S0", "host", "F");

	private final Job waiting = Job.waiting("j", "hello", "echo hello", new Need(100, 32000), NOW);

	@Test
	void beginsItsHistoryWithWaiting() {
		assertThat(this.waiting.history()).containsExactly(new StateChange(JobState.WAITING, NOW, null));
	}

	@Test
	void usesEveryTaskIdOnlyOnce() {
		assertThat(this.waiting.nextTaskId()).isEqualTo("j.1");
		assertThat(launched().withdrawn("no", NOW).nextTaskId()).isEqualTo("j.2");
	}

	@Test
	void leavesNoTraceOfARepeatedState() {
		Job running = launched().moved(JobState.TASK_RUNNING, null, NOW);
		assertThat(running.moved(JobState.TASK_RUNNING, "again", NOW.plusSeconds(1))).isSameAs(running);
	}

	@Test
	void remembersThatItHasStarted() {
		assertThat(launched().started()).isFalse();
		assertThat(launched().moved(JobState.TASK_UNREACHABLE, null, NOW).started()).isFalse();
		assertThat(launched().moved(JobState.TASK_STARTING, null, NOW)
			.moved(JobState.TASK_UNREACHABLE, null, NOW)
			.started()).isTrue();
	}

	@Test
	void isKilledAtOnceWhileItWaits() {
		assertThat(this.waiting.killed(NOW).state()).isEqualTo(JobState.TASK_KILLED);
	}

	@Test
	void isOnlyMarkedWhenKilledWhileLive() {
		Job killed = launched().killed(NOW);
		assertThat(killed.state()).isEqualTo(JobState.TASK_STAGING);
		assertThat(killed.killWanted()).isTrue();
		assertThat(killed.killed(NOW)).isSameAs(killed);
	}

	@Test
	void doesNotWaitAgainAfterItWasKilled() {
		assertThat(launched().killed(NOW).withdrawn("never arrived", NOW).state()).isEqualTo(JobState.TASK_KILLED);
	}

	@Test
	void staysAsItIsWhenKilledAfterItsEnd() {
		Job finished = launched().moved(JobState.TASK_FINISHED, null, NOW);
		assertThat(finished.killed(NOW)).isSameAs(finished);
	}

	@Test
	void keepsTheFirstAndTheLatestOfAVeryLongHistory() {
		Job job = this.waiting;
		for (int i = 0; i < Job.HISTORY_LIMIT; i++) {
			job = job.launching(new Launch(job.nextTaskId(), "S0", "host", "F"), NOW).withdrawn("round " + i, NOW);
		}
		assertThat(job.history()).hasSize(Job.HISTORY_LIMIT);
		assertThat(job.history().get(0)).isEqualTo(new StateChange(JobState.WAITING, NOW, null));
		assertThat(job.message()).isEqualTo("round 99");
		assertThat(job.nextTaskId()).isEqualTo("j.101");
	}

	@Test
	void hasAStateForEveryStateOfATask() {
		for (TaskState state : TaskState.values()) {
			JobState expected = (state == TaskState.TASK_UNKNOWN) ? JobState.TASK_LOST : JobState.valueOf(state.name());
			assertThat(JobState.of(state)).isEqualTo(expected);
		}
	}

	@Test
	void countsInThousandthsAndShowsPlainNumbers() {
		Need need = Need.of(new BigDecimal("0.1"), new BigDecimal("1000"));
		assertThat(need).isEqualTo(new Need(100, 1_000_000));
		assertThat(need.cpus().toString()).isEqualTo("0.1");
		assertThat(need.memory().toString()).isEqualTo("1000");
	}

	@Test
	void roundsWhatIsFinerThanMesosUp() {
		assertThat(Need.of(new BigDecimal("1e-999999999"), new BigDecimal("0.0011"))).isEqualTo(new Need(1, 2));
	}

	private Job launched() {
		return this.waiting.launching(LAUNCH, NOW);
	}

}
