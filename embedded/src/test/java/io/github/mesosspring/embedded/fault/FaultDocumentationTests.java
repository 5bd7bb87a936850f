package io.github.mesosspring.embedded.fault;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.mesosspring.embedded.EmbeddedMaster;
import io.github.mesosspring.embedded.EmbeddedMesos;
import io.github.mesosspring.embedded.master.RawConnection;
import io.github.mesosspring.embedded.proxy.Direction;
import io.github.mesosspring.embedded.proxy.TcpProxy;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds what {@code docs/embedded.md} says of faults to the example here, which is run,
 * and to the methods there are.
 */
class FaultDocumentationTests {

	private static final Path SOURCE = Path
		.of("src/test/java/io/github/mesosspring/embedded/fault/FaultDocumentationTests.java");

	private static final Pattern REGION = Pattern.compile("// tag::faults\\[\\]\\n(.*?)\\t*// end::faults\\[\\]",
			Pattern.DOTALL);

	/** Methods that only look. */
	private static final Set<String> QUESTIONS = Set.of("id", "uri", "port", "to", "connections", "accepted", "bytes",
			"close", "ofType");

	@Test
	void spoilsWhatTheExampleSpoils() throws IOException {
		try (EmbeddedMesos mesos = EmbeddedMesos.builder().agents(0).start()) {
			EmbeddedMaster master = mesos.leader();
			master.onNextStream((stream) -> stream.duplicate(Event::hasSubscribed));
			try (RawConnection scheduler = subscribe(mesos)) {
				assertThat(scheduler.readHead().status()).isEqualTo(200);
				assertThat(new String(scheduler.readChunk(), StandardCharsets.UTF_8)).contains("SUBSCRIBED")
					.isEqualTo(new String(scheduler.readChunk(), StandardCharsets.UTF_8));
				// tag::faults[]
				master.answerNext(503);
				master.nextCall(Call.Type.ACKNOWLEDGE).times(2).loseAnswer();
				master.leadingStream().duplicate(Event::hasUpdate);
				master.leadingStream().stall();
				try (TcpProxy proxy = TcpProxy.to(mesos.uri())) {
					proxy.cutAfter(Direction.TO_CLIENT, 4096);
				}
				// end::faults[]
				try (RawConnection refused = subscribe(mesos)) {
					assertThat(refused.read().status()).isEqualTo(503);
				}
			}
		}
	}

	private static RawConnection subscribe(EmbeddedMesos mesos) throws IOException {
		String body = "{\"type\":\"SUBSCRIBE\",\"subscribe\":{\"framework_info\":{\"user\":\"u\",\"name\":\"n\"}}}";
		RawConnection connection = new RawConnection(mesos.uri());
		connection.send(("POST /api/v1/scheduler HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
				+ "Accept: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.US_ASCII));
		return connection;
	}

	@Test
	void isTheExampleOfTheDocumentation() throws IOException {
		Matcher region = REGION.matcher(Files.readString(SOURCE));
		assertThat(region.find()).isTrue();
		assertThat(section()).contains("```java\n" + region.group(1).replaceAll("(?m)^\\t{4}", "") + "```");
	}

	@Test
	void namesEveryMeansOfSpoiling() throws IOException {
		String section = section();
		assertThat(Stream.of(StreamFaults.class, CallFault.class, TcpProxy.class)
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.filter((method) -> Modifier.isPublic(method.getModifiers()))
			.map(Method::getName)
			.filter((name) -> !QUESTIONS.contains(name))).allSatisfy((name) -> assertThat(section).contains(name));
	}

	private static String section() throws IOException {
		String section = Files.readString(Path.of("../docs/embedded.md")).split("\n## Faults on demand\n")[1];
		return section.split("\n## ")[0];
	}

}
