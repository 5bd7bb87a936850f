package io.github.mesosspring.call;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TransmissionTests {

	private final AtomicInteger undone = new AtomicInteger();

	@Test
	void whatMustNotBeRepeatedIsWrittenOnce() {
		Transmission transmission = transmission(false, () -> true);
		assertThat(transmission.begin()).isTrue();
		assertThat(transmission.begin()).isFalse();
		assertThat(transmission.abandon()).isFalse();
	}

	@Test
	void whatIsHarmlessMayBeWrittenAgain() {
		Transmission transmission = transmission(true, () -> true);
		assertThat(transmission.begin()).isTrue();
		assertThat(transmission.begin()).isTrue();
		assertThat(transmission.abandon()).isFalse();
	}

	@Test
	void whatWasAbandonedIsNeverWritten() {
		Transmission transmission = transmission(true, () -> true);
		assertThat(transmission.abandon()).isTrue();
		assertThat(transmission.abandon()).isTrue();
		assertThat(transmission.begin()).isFalse();
	}

	@Test
	void whatMayNotLeaveWasNotSent() {
		Transmission transmission = transmission(false, () -> false);
		assertThat(transmission.begin()).isFalse();
		assertThat(transmission.abandon()).isTrue();
	}

	@Test
	void permissionIsAskedForEachTime() {
		AtomicBoolean permitted = new AtomicBoolean(true);
		Transmission transmission = transmission(true, permitted::get);
		assertThat(transmission.begin()).isTrue();
		permitted.set(false);
		assertThat(transmission.begin()).isFalse();
		assertThat(transmission.abandon()).as("the first time counts").isFalse();
	}

	@Test
	void whatWasRefusedUnseenMayBeWrittenAgainOrGivenUp() {
		Transmission transmission = transmission(false, () -> true);
		transmission.refusedUnseen();
		assertThat(this.undone).hasValue(0);
		assertThat(transmission.begin()).isTrue();
		transmission.refusedUnseen();
		assertThat(this.undone).hasValue(1);
		assertThat(transmission.begin()).isTrue();
		assertThat(transmission.begin()).isFalse();
		transmission.refusedUnseen();
		assertThat(transmission.abandon()).isTrue();
		assertThat(transmission.begin()).isFalse();
	}

	@Test
	void whatWasGivenUpIsNotWrittenAgain() {
		Transmission transmission = transmission(true, () -> true);
		assertThat(transmission.begin()).isTrue();
		assertThat(transmission.abandon()).isFalse();
		transmission.refusedUnseen();
		assertThat(transmission.begin()).isFalse();
		assertThat(transmission.abandon()).isFalse();
	}

	private Transmission transmission(boolean repeatable, BooleanSupplier permission) {
		return new Transmission(repeatable, permission, this.undone::incrementAndGet);
	}

}
