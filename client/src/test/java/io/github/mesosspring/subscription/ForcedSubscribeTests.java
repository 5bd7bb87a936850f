package io.github.mesosspring.subscription;

import io.github.mesosspring.version.MasterVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Masters before 0.28 let an elected instance take over only if it says so.
 */
class ForcedSubscribeTests {

	private final SubscriptionFixture test = new SubscriptionFixture();

	private final Ballot election = new Ballot();

	@BeforeEach
	void takePart() {
		this.test.builder.election(this.election);
	}

	@AfterEach
	void close() {
		this.test.close();
	}

	@Test
	void oldMastersAreForcedByTheFirstSubscribeAfterAnElectionOnly() {
		this.test.builder.masterVersions((master) -> Mono.just(new MasterVersion(0, 27)));
		save("f-1");
		this.test.build().subscription().start();
		this.election.elect();
		assertThat(force()).isTrue();
		this.test.accept("f-1").end();
		this.test.awaitAttempt(2);
		assertThat(force()).isFalse();
		this.election.depose();
		this.election.elect();
		assertThat(force()).isTrue();
	}

	@Test
	void oldMastersAreForcedUntilASubscriptionStands() {
		this.test.builder.masterVersions((master) -> Mono.just(new MasterVersion(0, 26)));
		save("f-1");
		this.test.build().subscription().start();
		this.election.elect();
		this.test.master.last().fail(new SubscribeAnswerException(503, "No leader elected"));
		this.test.awaitAttempt(2);
		assertThat(force()).isTrue();
		this.test.accept("f-1").end();
		this.test.awaitAttempt(3);
		assertThat(force()).isFalse();
	}

	@Test
	void newerMastersAreNotForced() {
		this.test.builder.masterVersions((master) -> Mono.just(new MasterVersion(0, 28)));
		this.test.build().subscription().start();
		this.election.elect();
		assertThat(force()).isFalse();
	}

	private boolean force() {
		return this.test.master.last().call.getSubscribe().getUnknownFields().hasField(2);
	}

	private void save(String id) {
		this.test.store.open();
		this.test.store.save(TestEvents.id(id));
		this.test.store.close();
	}

}
