package io.github.mesosspring.sample.scheduling;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.mesosspring.call.CallNotSentException;
import io.github.mesosspring.call.CallRejectedException;
import io.github.mesosspring.call.CallUnknownException;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobState;
import io.github.mesosspring.sample.job.Jobs;
import io.github.mesosspring.sample.job.Need;
import io.github.mesosspring.sample.job.TestJobs;
import io.github.mesosspring.subscription.MesosSubscription;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.InOrder;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verifyNoInteractions;

class SchedulingTests {

	@TempDir
	private Path folder;

	private final Clock clock = Clock.fixed(TestJobs.NOW, ZoneOffset.UTC);

	private final FakeCalls calls = new FakeCalls();

	private final FakeReconciler reconciler = new FakeReconciler();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private Jobs jobs;

	private Reconciliation reconciliation;

	private OffersHandler offers;

	private StatusHandler statuses;

	private final MesosSubscription subscription = mock(MesosSubscription.class);

	private JobRunner runner;

	@BeforeEach
	void create() {
		this.jobs = TestJobs.in(this.folder, new Reviver(this.calls));
		Repetition repetition = new Repetition(this.jobs, this.calls, this.reconciler, this.time);
		this.reconciliation = new Reconciliation(this.jobs, repetition, this.clock);
		Accepted accepted = new Accepted(this.jobs, this.calls, this.reconciler, this.clock);
		this.offers = new OffersHandler(this.jobs, this.calls, accepted, this.clock);
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerSingleton("subscription", this.subscription);
		this.statuses = new StatusHandler(this.jobs, this.reconciliation, repetition,
				new Resubscription(beans.getBeanProvider(MesosSubscription.class)), this.clock);
		this.runner = new JobRunner(this.jobs, repetition, this.clock);
	}

	@Test
	void launchesAllJobsThatFitWithOneAccept() {
		this.jobs.add(TestJobs.waiting("a"));
		this.jobs.add(TestJobs.waiting("b"));
		this.offers.offers(List.of(Messages.offer("o1", 1, 100), Messages.offer("o2", 1, 100)));
		Call.Accept accept = this.calls.made(Call.Type.ACCEPT).get(0).getAccept();
		assertThat(accept.getOfferIdsList()).extracting("value").containsExactly("o1");
		assertThat(accept.getOperations(0).getLaunch().getTaskInfosList())
			.extracting((task) -> task.getTaskId().getValue())
			.containsExactly("a.1", "b.1");
		assertThat(this.calls.made(Call.Type.DECLINE).get(0).getDecline().getOfferIdsList()).extracting("value")
			.containsExactly("o2");
	}

	@Test
	void hasTheIntentOnDiskBeforeTheAcceptLeaves() {
		this.jobs.add(TestJobs.waiting("a"));
		AtomicReference<Job> onDisk = new AtomicReference<>();
		this.calls.answer((call) -> {
			onDisk.compareAndSet(null, TestJobs.in(this.folder).find("a").orElseThrow());
			return Mono.empty();
		});
		this.offers.offers(List.of(Messages.offer("o", 1, 100)));
		assertThat(onDisk.get().state()).isEqualTo(JobState.TASK_STAGING);
		assertThat(onDisk.get().launch()).satisfies((launch) -> {
			assertThat(launch.taskId()).isEqualTo("a.1");
			assertThat(launch.agentId()).isEqualTo("agent of o");
			assertThat(launch.hostname()).isEqualTo("host of o");
			assertThat(launch.frameworkId()).isEqualTo("F");
		});
	}

	@Test
	void declinesForLongWhileNothingWaitsAndRevivesWhenAJobArrives() {
		this.offers.offers(List.of(Messages.offer("o", 1, 100)));
		assertThat(this.calls.made(Call.Type.DECLINE).get(0).getDecline().getFilters().getRefuseSeconds())
			.isEqualTo(30);
		this.jobs.add(TestJobs.waiting("a"));
		assertThat(this.calls.made(Call.Type.REVIVE)).hasSize(1);
	}

	@Test
	void declinesForShortWhileAJobWaitsThatFitsNowhere() {
		this.jobs.add(TestJobs.waiting("giant", new Need(64_000, 1)));
		this.offers.offers(List.of(Messages.offer("o", 1, 100)));
		assertThat(this.calls.made(Call.Type.DECLINE).get(0).getDecline().getFilters().getRefuseSeconds()).isEqualTo(5);
	}

	@Test
	void launchesNothingThatWasKilledWhileItWaited() {
		this.runner.kill(add("a").id());
		this.offers.offers(List.of(Messages.offer("o", 1, 100)));
		assertThat(this.calls.types()).doesNotContain(Call.Type.ACCEPT, Call.Type.KILL);
		assertThat(state("a")).isEqualTo(JobState.TASK_KILLED);
	}

	@Test
	void letsAJobWaitAgainWhenTheAcceptWasNotSent() {
		failAccepts(new CallNotSentException(Call.Type.ACCEPT, CallNotSentException.Reason.VOID_OFFER, "rescinded"));
		launch("a");
		Awaitility.await().until(() -> state("a") == JobState.WAITING);
		assertThat(job("a").message()).contains("rescinded");
		Awaitility.await().until(() -> !this.calls.made(Call.Type.DECLINE).isEmpty());
	}

	@Test
	void letsAJobWaitAgainWhenTheMasterRefusedTheAccept() {
		failAccepts(new CallRejectedException(Call.Type.ACCEPT, 400, "the master's words"));
		launch("a");
		Awaitility.await().until(() -> state("a") == JobState.WAITING);
		assertThat(job("a").message()).contains("the master's words");
	}

	@Test
	void asksForATaskWhoseAcceptIsUncertainAndRunsItNoSecondTime() {
		for (RuntimeException failure : List.of(new CallUnknownException(Call.Type.ACCEPT, "timed out", null),
				new CallRejectedException(Call.Type.ACCEPT, 502, "proxy"))) {
			this.calls.forget();
			failAccepts(failure);
			String id = "uncertain" + failure.getClass().getSimpleName();
			launch(id);
			Awaitility.await().until(() -> this.reconciler.asked().contains(id + ".1@agent of o"));
			this.statuses.update(Messages.answer(id + ".1", TaskState.TASK_GONE));
			assertThat(state(id)).isEqualTo(JobState.TASK_STAGING);
			this.statuses.update(Messages.status(id + ".1", TaskState.TASK_RUNNING));
			assertThat(state(id)).isEqualTo(JobState.TASK_RUNNING);
		}
	}

	@Test
	void settlesAnUncertainAcceptByANewSubscription() {
		given(this.subscription.isRunning()).willReturn(true);
		failAccepts(new CallUnknownException(Call.Type.ACCEPT, "timed out", null));
		launch("a");
		this.statuses.update(Messages.answer("a.1", TaskState.TASK_GONE));
		InOrder inOrder = inOrder(this.subscription);
		inOrder.verify(this.subscription, timeout(5000)).stop();
		inOrder.verify(this.subscription, timeout(5000)).start();
	}

	@Test
	void staysSubscribedWhenNothingIsUncertain() {
		this.jobs.add(TestJobs.launched("a"));
		this.reconciliation.subscribed(Messages.subscribed("F"));
		this.statuses.update(Messages.answer("a.1", TaskState.TASK_GONE));
		this.statuses.update(Messages.answer("unknown.1", TaskState.TASK_UNKNOWN));
		verifyNoInteractions(this.subscription);
	}

	@Test
	void runsAnUncertainTaskAgainWhenTheNextSubscriptionFindsItGone() {
		failAccepts(new CallUnknownException(Call.Type.ACCEPT, "connection lost", null));
		launch("a");
		this.reconciliation.subscribed(Messages.subscribed("F"));
		this.statuses.update(Messages.answer("a.1", TaskState.TASK_GONE));
		assertThat(state("a")).isEqualTo(JobState.WAITING);
	}

	@Test
	void namesAllLiveTasksAfterEachSubscription() {
		this.jobs.add(TestJobs.launched("a"));
		this.jobs.add(TestJobs.launched("ended").moved(JobState.TASK_FINISHED, null, TestJobs.NOW));
		add("waiting");
		for (int subscription = 0; subscription < 2; subscription++) {
			this.reconciliation.subscribed(Messages.subscribed("F"));
			assertThat(FakeReconciler.show(this.reconciliation.liveTasks())).containsExactly("a.1@S0");
			this.statuses.update(Messages.answer("a.1", TaskState.TASK_RUNNING));
		}
		this.statuses.update(Messages.status("a.1", TaskState.TASK_FINISHED));
		assertThat(this.reconciliation.liveTasks()).isEmpty();
	}

	@Test
	void doesNotNameATaskWhoseAcceptMayBeOnItsWay() {
		this.reconciliation.subscribed(Messages.subscribed("F"));
		launch("a");
		assertThat(this.reconciliation.liveTasks()).isEmpty();
		this.reconciliation.subscribed(Messages.subscribed("F"));
		assertThat(FakeReconciler.show(this.reconciliation.liveTasks())).containsExactly("a.1@agent of o");
	}

	@Test
	void goesOnAskingForAnUnreachableTask() {
		this.jobs.add(TestJobs.launched("a"));
		this.reconciliation.subscribed(Messages.subscribed("F"));
		this.statuses.update(Messages.answer("a.1", TaskState.TASK_UNREACHABLE));
		this.time.advanceTimeBy(Duration.ofMinutes(1));
		assertThat(this.reconciler.asked()).hasSizeGreaterThan(3).containsOnly("a.1@S0");
	}

	@Test
	void givesUpTasksOfAnotherFramework() {
		this.jobs.add(TestJobs.launched("a"));
		this.reconciliation.subscribed(Messages.subscribed("G"));
		this.time.advanceTime();
		assertThat(state("a")).isEqualTo(JobState.TASK_LOST);
		assertThat(this.reconciliation.liveTasks()).isEmpty();
	}

	@Test
	void repeatsAKillUntilTheTaskHasEnded() {
		this.jobs.add(TestJobs.launched("a").moved(JobState.TASK_RUNNING, null, TestJobs.NOW));
		assertThat(this.runner.kill("a")).isPresent();
		assertThat(this.calls.made(Call.Type.KILL)).hasSize(1);
		this.time.advanceTimeBy(Duration.ofSeconds(5 + 5 + 10));
		assertThat(this.calls.made(Call.Type.KILL).size()).isGreaterThanOrEqualTo(3);
		this.statuses.update(Messages.status("a.1", TaskState.TASK_KILLED));
		int kills = this.calls.made(Call.Type.KILL).size();
		this.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.calls.made(Call.Type.KILL)).hasSize(kills);
	}

	@Test
	void killsATaskThatShowsUpAfterItsKill() {
		launch("a");
		this.runner.kill("a");
		this.statuses.update(Messages.answer("a.1", TaskState.TASK_GONE));
		this.calls.forget();
		this.statuses.update(Messages.status("a.1", TaskState.TASK_RUNNING));
		this.time.advanceTimeBy(Repetition.INITIAL);
		assertThat(this.calls.made(Call.Type.KILL)).isNotEmpty();
	}

	@Test
	void killsAgainAfterARestart() {
		this.jobs.add(TestJobs.launched("a").killed(TestJobs.NOW));
		this.reconciliation.subscribed(Messages.subscribed("F"));
		this.time.advanceTime();
		assertThat(this.calls.types()).containsExactly(Call.Type.KILL);
	}

	@Test
	void passesOverUpdatesOfTasksItDoesNotKnow() {
		this.jobs.add(TestJobs.launched("a").withdrawn("dropped", TestJobs.NOW));
		this.statuses.update(Messages.status("a.1", TaskState.TASK_RUNNING));
		this.statuses.update(Messages.status("somebody else's", TaskState.TASK_RUNNING));
		assertThat(state("a")).isEqualTo(JobState.WAITING);
	}

	private Job add(String id) {
		Job job = TestJobs.waiting(id);
		this.jobs.add(job);
		return job;
	}

	private void launch(String id) {
		add(id);
		this.offers.offers(List.of(Messages.offer("o", 1, 100)));
		List<TaskInfo> tasks = this.calls.made(Call.Type.ACCEPT)
			.get(0)
			.getAccept()
			.getOperations(0)
			.getLaunch()
			.getTaskInfosList();
		assertThat(tasks).hasSize(1);
	}

	private void failAccepts(RuntimeException failure) {
		this.calls.answer((call) -> (call.getType() == Call.Type.ACCEPT) ? Mono.error(failure) : Mono.empty());
	}

	private Job job(String id) {
		return this.jobs.find(id).orElseThrow();
	}

	private JobState state(String id) {
		return job(id).state();
	}

}
