package io.github.mesosspring.wire;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MasterRedirect;
import io.github.mesosspring.protocol.VersionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The endpoints beside the APIs, which need no message.
 */
class GetEndpointReplayTests {

	static Stream<Exchange> redirects() {
		return gets("/redirect", "/master/redirect")
			.filter((exchange) -> exchange.response().header("Location") != null);
	}

	@Test
	void theVersionIsReadAsTheMessageOfTheOperatorApi() {
		List<Exchange> versions = gets("/version").toList();
		assertThat(versions).hasSize(2).allSatisfy((exchange) -> {
			byte[] body = exchange.response().body();
			VersionInfo version = Encoding.JSON.codec().decode(body, VersionInfo.getDefaultInstance());
			assertThat(version.getVersion()).isEqualTo("1.12.0");
			assertThat(RecordedMessages.tree(Encoding.JSON.codec().encode(version)))
				.isEqualTo(RecordedMessages.tree(body));
		});
	}

	@ParameterizedTest
	@MethodSource("redirects")
	void redirectsLeadToTheHostOfTheLeader(Exchange exchange) {
		URI request = URI.create("http://follower:5050/api/v1/scheduler");
		String location = exchange.response().header("Location");
		URI leader = MasterRedirect.resolve(request, String.valueOf(location));
		assertThat("//" + leader.getAuthority()).isEqualTo(location);
		assertThat(leader.getPath()).isEqualTo(request.getPath());
	}

	@Test
	void healthIsAStatusAndNothingElse() {
		assertThat(gets("/health")).hasSizeGreaterThan(3).allSatisfy((exchange) -> {
			assertThat(exchange.status()).isEqualTo(200);
			assertThat(exchange.response().body()).isEmpty();
		});
	}

	private static Stream<Exchange> gets(String... paths) {
		return Recordings.all()
			.stream()
			.flatMap((recording) -> recording.exchanges().stream())
			.filter((exchange) -> exchange.request().method().equals("GET")
					&& List.of(paths).contains(exchange.request().path()));
	}

}
