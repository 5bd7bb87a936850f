package io.github.mesosspring.interop;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DriverProcessTests {

	@Test
	void tellsWhatADriverPrintedThatEndsTooEarly() throws Exception {
		try (DriverProcess driver = new DriverProcess(List.of("sh", "-c", "echo oops >&2; exit 3"))) {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> driver.awaitLine("SUBSCRIBED"))
				.withMessageContaining("oops");
			assertThatExceptionOfType(AssertionError.class).isThrownBy(driver::awaitSuccess)
				.withMessageContaining("oops");
		}
	}

	@Test
	void leavesNoProcessBehind() throws Exception {
		DriverProcess driver = new DriverProcess(List.of("sh", "-c", "echo PID $$; exec sleep 1000"));
		long pid = Long.parseLong(driver.awaitLine("PID"));
		driver.close();
		assertThat(ProcessHandle.of(pid)).isEmpty();
	}

}
