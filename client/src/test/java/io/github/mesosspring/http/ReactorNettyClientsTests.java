package io.github.mesosspring.http;

import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;

import static org.assertj.core.api.Assertions.assertThat;

class ReactorNettyClientsTests {

	/**
	 * Reactor Netty of today repeats only what was not sent at all, so that no server can
	 * show the difference; that of tomorrow may repeat more.
	 */
	@Test
	void repetitionIsLeftToUs() {
		HttpClient client = HttpClient.newConnection();
		assertThat(client.configuration().isRetryDisabled()).isFalse();
		assertThat(ReactorNettyClients.configure(client).configuration().isRetryDisabled()).isTrue();
	}

}
