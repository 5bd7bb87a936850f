package io.github.mesosspring.embedded.proxy;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeldBytesTests {

	private final HeldBytes held = new HeldBytes();

	private void add(int count, long now, long readyAt) {
		this.held.add(Unpooled.wrappedBuffer(new byte[count]), now, readyAt);
	}

	@Test
	void makesBytesReadyInTheOrderTheyCame() {
		add(2, 0, 10);
		add(3, 1, 5);
		assertThat(this.held.ready(9)).isZero();
		assertThat(this.held.nextReadyAt()).isEqualTo(10);
		assertThat(this.held.ready(10)).isEqualTo(5);
	}

	@Test
	void letsNoBytePassThoseBeforeIt() {
		add(2, 0, 10);
		add(1, 0, 0);
		assertThat(this.held.ready(0)).isZero();
		this.held.makeReady();
		assertThat(this.held.ready(0)).isEqualTo(3);
		assertThat(this.held.nextReadyAt()).isEqualTo(Long.MAX_VALUE);
	}

	@Test
	void isFullAtItsLimitAndAgainWhenBytesWereTaken() {
		for (int round = 0; round < 10; round++) {
			while (!this.held.isFull()) {
				add(16 * 1024 - 1, 0, 0);
			}
			assertThat(this.held.size()).isLessThan(HeldBytes.LIMIT + 16 * 1024);
			this.held.take(50_001).release();
			assertThat(this.held.isFull()).isFalse();
		}
	}

	@Test
	void isFullOfManyDelayedReads() {
		int reads = 0;
		for (; !this.held.isFull() && reads < 10_000; reads++) {
			add(1, reads, reads + 100_000);
		}
		assertThat(reads).isEqualTo(1024);
	}

}
