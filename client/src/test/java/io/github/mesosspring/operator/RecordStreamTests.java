package io.github.mesosspring.operator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.github.mesosspring.recordio.RecordIoEncoder;
import io.github.mesosspring.recordio.RecordIoException;
import io.github.mesosspring.recordio.RecordTooLargeException;
import io.github.mesosspring.wire.Exchange;
import io.github.mesosspring.wire.Recordings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class RecordStreamTests {

	private static final int LIMIT = 1024 * 1024;

	private final NettyDataBufferFactory factory = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

	private final List<ByteBuf> buffers = new ArrayList<>();

	static Stream<Exchange> streams() {
		return Stream.of("json", "protobuf")
			.flatMap((encoding) -> Recordings.named("S20-operator-api-" + encoding).exchanges().stream())
			.filter((exchange) -> exchange.stream() && !exchange.name().startsWith("scheduler"));
	}

	@ParameterizedTest
	@MethodSource("streams")
	void givesTheRecordsOfARecordedStreamWhereverItsBuffersEnd(Exchange exchange) {
		byte[] body = exchange.response().body();
		for (long seed = 0; seed < 3; seed++) {
			List<byte[]> records = RecordStream.of(pieces(body, new Random(seed)), LIMIT).collectList().block();
			assertThat(records).hasSameSizeAs(exchange.events());
			assertThat(RecordStream.of(Flux.just(buffer(body)), LIMIT).collectList().block()).usingRecursiveComparison()
				.isEqualTo(records);
		}
		assertThat(this.buffers).allMatch((buffer) -> buffer.refCnt() == 0);
	}

	@Test
	void asksForABufferOnlyWhenTheRecordsOfTheLastOneArePassedOn() {
		TestPublisher<DataBuffer> body = TestPublisher.create();
		StepVerifier.create(RecordStream.of(body.flux(), LIMIT).map(RecordStreamTests::text), 0)
			.then(() -> assertThat(body.wasRequested()).isFalse())
			.thenRequest(1)
			.then(() -> body.assertMaxRequested(1).next(buffer("1\na1\nb1\nc2\nd")))
			.expectNext("a")
			.thenRequest(1)
			.expectNext("b")
			// a second buffer would be an overflow, as none was asked for
			.then(() -> body.assertMaxRequested(1))
			.thenRequest(2)
			.expectNext("c")
			.then(() -> body.next(buffer("d")))
			.expectNext("dd")
			.then(body::complete)
			.verifyComplete();
		assertThat(this.buffers).hasSize(2).allMatch((buffer) -> buffer.refCnt() == 0);
	}

	@Test
	void failsAfterTheLastWholeRecordOfABodyThatEndsWithinOne() {
		StepVerifier.create(RecordStream.of(Flux.just(buffer("1\na3\nbb")), LIMIT).map(RecordStreamTests::text))
			.expectNext("a")
			.verifyErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(RecordIoException.class)
				.hasMessageContaining("after 2 of 3 bytes"));
	}

	@Test
	void failsAfterTheLastWholeRecordOfABodyThatIsMalformed() {
		TestPublisher<DataBuffer> body = TestPublisher.create();
		StepVerifier.create(RecordStream.of(body.flux(), LIMIT).map(RecordStreamTests::text))
			.then(() -> body.next(buffer("1\na<html>")))
			.expectNext("a")
			.verifyError(RecordIoException.class);
		body.assertCancelled();
		assertThat(this.buffers.get(0).refCnt()).isZero();
	}

	@Test
	void allocatesNothingForARecordOverTheLimit() {
		StepVerifier.create(RecordStream.of(Flux.just(buffer(LIMIT + 1 + "\n")), LIMIT))
			.verifyError(RecordTooLargeException.class);
	}

	@Test
	void releasesBuffersThatArriveWhileItIsCancelled() {
		TestPublisher<DataBuffer> body = TestPublisher.createNoncompliant(TestPublisher.Violation.REQUEST_OVERFLOW,
				TestPublisher.Violation.CLEANUP_ON_TERMINATE);
		StepVerifier.create(RecordStream.of(body.flux(), LIMIT).map(RecordStreamTests::text), 1)
			.then(() -> body.next(buffer("1\na1\nb")))
			.expectNext("a")
			.thenCancel()
			.verify();
		body.next(buffer("1\nc"));
		assertThat(this.buffers).hasSize(2).allMatch((buffer) -> buffer.refCnt() == 0);
	}

	@Test
	void eachSubscriptionBeginsAnew() {
		Flux<String> records = RecordStream
			.of(Flux.defer(() -> Flux.just(buffer(RecordIoEncoder.encode(bytes("a"))))), LIMIT)
			.map(RecordStreamTests::text);
		assertThat(records.collectList().block()).isEqualTo(records.collectList().block()).containsExactly("a");
	}

	private Flux<DataBuffer> pieces(byte[] body, Random random) {
		List<DataBuffer> pieces = new ArrayList<>();
		for (int from = 0; from < body.length;) {
			int to = Math.min(body.length, from + random.nextInt(random.nextBoolean() ? 8 : 2000));
			pieces.add(buffer(Arrays.copyOfRange(body, from, to)));
			from = to;
		}
		return Flux.fromIterable(pieces);
	}

	private DataBuffer buffer(String text) {
		return buffer(bytes(text));
	}

	private DataBuffer buffer(byte[] bytes) {
		ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer().writeBytes(bytes);
		this.buffers.add(buffer);
		return this.factory.wrap(buffer);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte[] record) {
		return new String(record, StandardCharsets.UTF_8);
	}

}
