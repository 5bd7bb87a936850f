package io.github.mesosspring.call;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TransmissionTests {

	@Test
	void whatMustNotBeRepeatedIsWrittenOnce() {
		Transmission transmission = new Transmission(false, () -> true);
		assertThat(transmission.begin()).isTrue();
		assertThat(transmission.begin()).isFalse();
		assertThat(transmission.abandon()).isFalse();
	}

	@Test
	void whatIsHarmlessMayBeWrittenAgain() {
		Transmission transmission = new Transmission(true, () -> true);
		assertThat(transmission.begin()).isTrue();
		assertThat(transmission.begin()).isTrue();
		assertThat(transmission.abandon()).isFalse();
	}

	@Test
	void whatWasAbandonedIsNeverWritten() {
		Transmission transmission = new Transmission(true, () -> true);
		assertThat(transmission.abandon()).isTrue();
		assertThat(transmission.abandon()).isTrue();
		assertThat(transmission.begin()).isFalse();
	}

	@Test
	void whatMayNotLeaveWasNotSent() {
		Transmission transmission = new Transmission(false, () -> false);
		assertThat(transmission.begin()).isFalse();
		assertThat(transmission.abandon()).isTrue();
	}

}
