package io.github.mesosspring.election;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.integration.leader.Context;
import org.springframework.integration.leader.event.OnGrantedEvent;
import org.springframework.integration.leader.event.OnRevokedEvent;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;
import org.springframework.integration.support.locks.DefaultLockRegistry;
import org.springframework.integration.support.locks.LockRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LeaderEventsElectionTests {

	private final Diary diary = new Diary();

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final AtomicInteger yields = new AtomicInteger();

	private LeaderEventsElection election = new LeaderEventsElection("jobs");

	@BeforeEach
	void publish(TestInfo test) {
		this.context.registerBean(LeaderEventsElection.class, () -> this.election);
	}

	@AfterEach
	void close() {
		this.context.close();
	}

	@Test
	void isToldByEvents() {
		this.context.refresh();
		this.election.start(this.diary);
		assertThat(this.diary.entries()).isEmpty();
		granted("jobs");
		granted("jobs");
		revoked("jobs");
		revoked("jobs");
		granted("jobs");
		assertThat(this.diary.entries()).containsExactly("elected", "deposed", "elected");
	}

	@Test
	void remembersEventsFromBeforeTheStart() {
		this.context.refresh();
		granted("jobs");
		this.election.start(this.diary);
		assertThat(this.diary.entries()).containsExactly("elected");
	}

	@Test
	void whatWasRevokedBeforeTheStartIsNotGranted() {
		this.context.refresh();
		granted("jobs");
		revoked("jobs");
		this.election.start(this.diary);
		assertThat(this.diary.entries()).isEmpty();
	}

	@Test
	void yieldsWhenItWithdraws() {
		this.context.refresh();
		granted("jobs");
		this.election.start(this.diary);
		this.election.stop();
		this.election.stop();
		assertThat(this.diary.entries()).containsExactly("elected", "deposed");
		assertThat(this.yields).hasValue(1);
		revoked("jobs");
		this.election.start(this.diary);
		granted("jobs");
		assertThat(this.diary.entries()).containsExactly("elected", "deposed", "elected");
	}

	@Test
	void eventsOfOtherRolesAreNotItsOwn() {
		this.context.refresh();
		this.election.start(this.diary);
		granted("reports");
		assertThat(this.diary.entries()).isEmpty();
		granted("jobs");
		revoked("reports");
		assertThat(this.diary.entries()).containsExactly("elected");
	}

	@ParameterizedTest
	@NullAndEmptySource
	void takesAnyRoleIfNoneIsNamed(String role) {
		this.election = new LeaderEventsElection(role);
		this.context.refresh();
		this.election.start(this.diary);
		granted("whatever");
		assertThat(this.diary.entries()).containsExactly("elected");
	}

	@Test
	void speaksToTheCandidateOneAtATime() {
		this.context.refresh();
		this.election.start(this.diary);
		CompletableFuture<?>[] crowd = new CompletableFuture<?>[8];
		for (int index = 0; index < crowd.length; index++) {
			boolean grants = index % 2 == 0;
			crowd[index] = CompletableFuture.runAsync(() -> {
				for (int round = 0; round < 200; round++) {
					if (grants) {
						granted("jobs");
					}
					else {
						revoked("jobs");
					}
				}
			});
		}
		CompletableFuture.allOf(crowd).join();
		for (int index = 0; index < this.diary.entries().size(); index++) {
			assertThat(this.diary.entries().get(index)).isEqualTo((index % 2 == 0) ? "elected" : "deposed");
		}
	}

	/**
	 * The real thing: Spring Integration's election by a lock, which a JDBC or Redis lock
	 * registry makes one among machines.
	 */
	@Test
	void followsAnElectionOfSpringIntegration() {
		LockRegistry<?> registry = new DefaultLockRegistry();
		this.context.registerBean(LockRegistryLeaderInitiator.class, () -> new LockRegistryLeaderInitiator(registry,
				new org.springframework.integration.leader.DefaultCandidate("one", "jobs")));
		this.context.refresh();
		this.election.start(this.diary);
		await().until(this.diary::leads);
		this.context.getBean(LockRegistryLeaderInitiator.class).stop();
		await().until(() -> !this.diary.leads());
	}

	private void granted(String role) {
		event(new OnGrantedEvent(this, leader(), role));
	}

	private void revoked(String role) {
		event(new OnRevokedEvent(this, leader(), role));
	}

	private void event(ApplicationEvent event) {
		this.context.publishEvent(event);
	}

	private Context leader() {
		return new Context() {

			@Override
			public boolean isLeader() {
				return true;
			}

			@Override
			public void yield() {
				LeaderEventsElectionTests.this.yields.incrementAndGet();
			}

		};
	}

}
