package io.github.mesosspring.event;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When acknowledgements without an outcome are many, and when they are few again.
 */
class OpenAcknowledgmentsTests {

	private final OpenAcknowledgments open = new OpenAcknowledgments();

	private final AtomicInteger told = new AtomicInteger();

	@Test
	void areManyFromAThousandOnUntilHalfOfThemAreSettled() {
		this.open.whenFew(this.told::incrementAndGet);
		begin(OpenAcknowledgments.MANY - 1);
		assertThat(this.open.areMany()).isFalse();
		begin(1);
		assertThat(this.open.areMany()).isTrue();
		settle(OpenAcknowledgments.MANY / 2 - 1);
		assertThat(this.open.areMany()).isTrue();
		assertThat(this.told).hasValue(0);
		settle(1);
		assertThat(this.open.areMany()).isFalse();
		assertThat(this.told).hasValue(1);
	}

	@Test
	void areToldOfEachTimeTheyHaveBecomeFew() {
		this.open.whenFew(this.told::incrementAndGet);
		for (int time = 0; time < 3; time++) {
			begin(OpenAcknowledgments.MANY);
			settle(OpenAcknowledgments.MANY);
		}
		assertThat(this.told).hasValue(3);
	}

	@Test
	void areManyFromTheGivenNumberOn() {
		OpenAcknowledgments single = new OpenAcknowledgments(1);
		single.begun();
		assertThat(single.areMany()).isTrue();
		single.settled();
		assertThat(single.areMany()).isFalse();
	}

	private void begin(int count) {
		IntStream.range(0, count).forEach((number) -> this.open.begun());
	}

	private void settle(int count) {
		IntStream.range(0, count).forEach((number) -> this.open.settled());
	}

}
