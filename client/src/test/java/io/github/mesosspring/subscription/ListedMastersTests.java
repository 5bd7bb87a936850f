package io.github.mesosspring.subscription;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.leader.LeaderDetectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.github.mesosspring.subscription.SubscriptionFixture.A;
import static io.github.mesosspring.subscription.SubscriptionFixture.B;
import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A subscription with a list of masters, every wait of which is the longest there may be.
 */
class ListedMastersTests {

	/** The bound of the first wait, and of the second. */
	private static final Duration FIRST_WAIT = Duration.ofMillis(250);

	private static final Duration SECOND_WAIT = Duration.ofMillis(500);

	private static final Duration INSTANT = Duration.ofNanos(1);

	private final SubscriptionFixture test = new SubscriptionFixture();

	@BeforeEach
	void list() {
		this.test.builder.leaderDetector(LeaderDetectors.parse(A + "," + B, "http")).random(() -> 1);
		this.test.build();
	}

	@AfterEach
	void close() {
		this.test.close();
	}

	@Test
	void waitsOnlyWhenAllOfThemWereOfNoUse() {
		this.test.subscription().start();
		expect(1, A);
		refuse();
		expect(2, B);
		refuse();
		this.test.time.advanceTimeBy(FIRST_WAIT.minus(INSTANT.multipliedBy(3)));
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		this.test.time.advanceTimeBy(INSTANT.multipliedBy(3));
		expect(3, A);
		refuse();
		expect(4, B);
		refuse();
		this.test.time.advanceTimeBy(SECOND_WAIT.minus(INSTANT.multipliedBy(3)));
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		this.test.time.advanceTimeBy(INSTANT.multipliedBy(3));
		expect(5, A);
	}

	@Test
	void waitsOnceWhenTheLeaderDies() {
		this.test.subscribe("f-1").end();
		this.test.time.advanceTimeBy(FIRST_WAIT);
		expect(2, A);
		refuse();
		expect(3, B);
		this.test.accept("f-1");
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
	}

	private void refuse() {
		this.test.master.last().fail(new ConnectException("refused"));
		this.test.time.advanceTimeBy(INSTANT);
	}

	private void expect(int attempts, URI master) {
		assertThat(this.test.master.connections).hasSize(attempts);
		assertThat(this.test.master.last().master).isEqualTo(master);
	}

}
