package io.github.mesosspring.embedded.proxy;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AllowanceTests {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	@Test
	void beginsWithNothingAndKeepsATenthOfASecond() {
		Allowance allowance = new Allowance(1000, 0);
		assertThat(allowance.available(0)).isZero();
		assertThat(allowance.available(SECOND / 100)).isEqualTo(10);
		assertThat(allowance.available(SECOND)).isEqualTo(100);
		allowance.use(100);
		assertThat(allowance.available(SECOND)).isZero();
	}

	@Test
	void keepsTheTimeOfOneByteAtSlowRates() {
		Allowance allowance = new Allowance(1, 0);
		assertThat(allowance.available(SECOND - 1)).isZero();
		assertThat(allowance.availableAt(5)).isEqualTo(SECOND);
		assertThat(allowance.available(SECOND)).isOne();
		assertThat(allowance.available(10 * SECOND)).isOne();
	}

	@Test
	void hasBytesAvailableWhenItSaidItWould() {
		for (long rate : new long[] { 1, 3, 7, 999, 12_345_678, Allowance.MAX_RATE }) {
			Allowance allowance = new Allowance(rate, 0);
			assertThat(allowance.available(allowance.availableAt(1))).as("at %d", rate).isPositive();
		}
	}

	@Test
	void limitsNothingWithoutARate() {
		assertThat(new Allowance(0, 0).available(0)).isEqualTo(Integer.MAX_VALUE);
	}

}
