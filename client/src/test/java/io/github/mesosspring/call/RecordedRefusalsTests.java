package io.github.mesosspring.call;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.framework.FrameworkProblem;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a real master refused for its shape alone is refused here, with the name of the
 * field.
 */
class RecordedRefusalsTests {

	private static final String HTTP = "concerns HTTP, which no caller writes";

	private static final String BODY = "is no message our codecs write";

	private static final String BUILD = "is refused in the same words when the message is built";

	private static final String STATE = "is right in itself; the master's state forbids it";

	private static final String SUBSCRIBE = "is a SUBSCRIBE, which the subscription makes with both ids";

	/** Refused by the master, not by us, and why. */
	private static final Map<String, String> EXCEPTIONS = exceptions();

	private static final Pattern FIELD = Pattern
		.compile("Expecting '(?<payload>\\w+)'|Missing required fields: (?<required>.*)|(?<uuid>Not a valid UUID)");

	static Stream<Exchange> refused() {
		return Stream.of("json", "protobuf")
			.flatMap((encoding) -> Recordings.named("S06-errors-" + encoding).exchanges().stream())
			.filter((exchange) -> Integer.valueOf(400).equals(exchange.status()));
	}

	static Stream<Exchange> refusedForItsShape() {
		return refused().filter((exchange) -> !EXCEPTIONS.containsKey(exchange.name()));
	}

	static Stream<Exchange> refusedFrameworks() {
		return Stream.of("json", "protobuf")
			.flatMap((encoding) -> Recordings.named("S06-errors-" + encoding).exchanges().stream())
			.filter((exchange) -> exchange.name().startsWith("subscribe-error-"))
			.filter((exchange) -> !EXCEPTIONS.containsKey(exchange.name()));
	}

	@Test
	void noExceptionIsOutOfDate() {
		assertThat(Stream.of("json", "protobuf")
			.flatMap((encoding) -> Recordings.named("S06-errors-" + encoding).exchanges().stream())
			.map(Exchange::name)
			.collect(Collectors.toSet())).containsAll(EXCEPTIONS.keySet());
		assertThat(refusedForItsShape()).hasSizeGreaterThan(30);
		assertThat(refusedFrameworks()).hasSizeGreaterThan(15);
	}

	@ParameterizedTest
	@MethodSource
	void refusedForItsShape(Exchange exchange) {
		Call call = call(exchange);
		Sessions sessions = new Sessions();
		sessions.open(new Session(URI.create("http://127.0.0.1:1"), call.getFrameworkId(), "s", 1));
		try (CallTemplate template = CallTemplate.builder(sessions, Encoding.PROTOBUF.codec(), WebClient.create())
			.build()) {
			assertThatExceptionOfType(CallNotSentException.class)
				.isThrownBy(() -> template.send(call).block(Duration.ofSeconds(5)))
				.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(CallNotSentException.Reason.REFUSED))
				.withMessageContaining(field(exchange));
		}
	}

	@Test
	void aMessageThatWasNotBuiltWholeIsRefusedByTheNameOfTheField() throws IOException {
		Exchange recorded = refused().filter((exchange) -> exchange.name().equals("missing-required-field"))
			.filter((exchange) -> exchange.folder().endsWith("protobuf"))
			.findFirst()
			.orElseThrow();
		assertThat(CallRules.refusal(Call.parser().parsePartialFrom(recorded.request().body())))
			.contains("kill.task_id");
	}

	@ParameterizedTest
	@MethodSource
	void refusedFrameworks(Exchange exchange) {
		Call.Subscribe subscribe = call(exchange).getSubscribe();
		FrameworkProblem problem = FrameworkProblem.of(subscribe.getFrameworkInfo(), subscribe.getSuppressedRolesList(),
				subscribe.getOfferConstraints());
		assertThat(problem).isNotNull();
		assertThat(problem.field()).isEqualTo(switch (exchange.name().substring("subscribe-error-".length())) {
			case "role-and-roles" -> "framework_info.role";
			case "failover-timeout" -> "framework_info.failover_timeout";
			case "suppressed-not-in-roles" -> "suppressed_roles";
			case "offer-constraints-unknown-role" -> "offer_constraints";
			default -> "framework_info.roles";
		});
	}

	private static Call call(Exchange exchange) {
		String type = exchange.request().header("Content-Type");
		Encoding encoding = Encoding.JSON.codec().mediaType().equals(type) ? Encoding.JSON : Encoding.PROTOBUF;
		return encoding.codec().decode(exchange.request().body(), Call.getDefaultInstance());
	}

	private static String field(Exchange exchange) {
		if (exchange.name().startsWith("type-UNKNOWN")) {
			// a master that knows the framework aborts instead
			return "'type'";
		}
		String words = new String(exchange.response().body(), StandardCharsets.UTF_8);
		Matcher field = FIELD.matcher(words);
		assertThat(field.find()).as(words).isTrue();
		return (field.group("uuid") != null) ? "acknowledge.uuid"
				: (field.group("payload") != null) ? "'" + field.group("payload") + "'" : field.group("required");
	}

	private static Map<String, String> exceptions() {
		Map<String, String> names = new HashMap<>();
		for (String name : new String[] { "no-content-type", "content-type-of-the-other-encoding", "empty-body",
				"no-body-no-length", "no-stream-id", "wrong-stream-id", "garbage-stream-id", "upper-case-stream-id",
				"empty-stream-id", "subscribe-with-stream-id", "call-on-unknown-path" }) {
			names.put(name, HTTP);
		}
		for (String name : new String[] { "malformed-json", "malformed-json-not-json", "json-trailing-text",
				"json-array", "json-null", "json-string", "type-number", "byte-order-mark", "array-for-message",
				"framework-id-as-string", "bytes-not-base64", "bytes-url-safe-base64", "bool-as-string",
				"camel-case-framework-id", "camel-case-subscribe", "garbage-protobuf", "truncated-protobuf" }) {
			names.put(name, BODY);
		}
		for (String name : new String[] { "call-before-subscribe", "unknown-framework-id",
				"unknown-framework-id-no-stream-id", "call-after-framework-completed" }) {
			names.put(name, STATE);
		}
		for (String name : new String[] { "payload-missing-subscribe", "missing-required-framework-info-user",
				"subscribe-id-only-top-level", "subscribe-id-only-in-info", "subscribe-ids-differ" }) {
			names.put(name, SUBSCRIBE);
		}
		names.put("missing-required-field", BUILD);
		names.put("missing-required-nested", BUILD);
		names.put("framework-id-missing", "framework_id is filled in");
		names.put("subscribe-error-framework-id-slash", "the id comes from the store, which reads no such id");
		names.put("subscribe-error-framework-id-empty", "was accepted");
		names.put("subscribe-error-offer-constraints-bad-regex",
				"masters read regular expressions in a syntax of " + "their own (RE2)");
		return names;
	}

}
