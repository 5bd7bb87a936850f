package io.github.mesosspring.recordio;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class RecordIoDecoderTests {

	private static final long LIMIT = 1 << 20;

	private final NettyDataBufferFactory netty = new NettyDataBufferFactory(new PooledByteBufAllocator(true));

	private final List<byte[]> records = new ArrayList<>();

	private final List<ByteBuf> buffers = new ArrayList<>();

	private final RecordIoDecoder decoder = new RecordIoDecoder(LIMIT);

	@Test
	void readsManyRecordsOfOneBuffer() {
		decode("3\nabc1\nd0\n2\nef");
		assertThat(texts()).containsExactly("abc", "d", "", "ef");
		this.decoder.end();
	}

	@Test
	void readsOneByteAtATime() {
		for (char c : "3\nabc0\n12\nabcdefghijkl0\n".toCharArray()) {
			decode(String.valueOf(c));
		}
		assertThat(texts()).containsExactly("abc", "", "abcdefghijkl", "");
		this.decoder.end();
	}

	@Test
	void deliversAnEmptyRecordAtTheEndOfABufferAtOnce() {
		decode("0\n");
		assertThat(texts()).containsExactly("");
	}

	@Test
	void deliversARecordWithItsLastByte() {
		decode("3\nab");
		assertThat(texts()).isEmpty();
		decode("c");
		assertThat(texts()).containsExactly("abc");
	}

	@Test
	void skipsStrayEmptyLinesAndEmptyBuffers() {
		decode("\n\n1\na");
		decode("");
		decode("\n");
		decode("1\n\n\n1\nb");
		assertThat(texts()).containsExactly("a", "\n", "b");
		this.decoder.end();
	}

	@Test
	void readsLeadingZeros() {
		decode("00000000000000000003\nabc");
		assertThat(texts()).containsExactly("abc");
	}

	@ParameterizedTest
	@CsvSource({ "x,0x78", "-1,0x2d", "' 1',0x20", "'1 ',0x20", "'1\r',0x0d", "+1,0x2b", "\u00e9,0xc3" })
	void refusesWhatIsNoLength(String header, String found) {
		assertThatExceptionOfType(RecordIoException.class).isThrownBy(() -> decode(header))
			.withMessage("Expected the length of a record but found byte " + found);
	}

	@Test
	void refusesMoreThanTwentyDigits() {
		assertThatExceptionOfType(RecordIoException.class).isThrownBy(() -> decode("000000000000000000001\na"))
			.withMessage("The length of a record has more than 20 digits");
	}

	@Test
	void acceptsTheLimitAndRefusesOneByteMore() {
		decode(LIMIT + "\n");
		assertThatExceptionOfType(RecordTooLargeException.class)
			.isThrownBy(() -> new RecordIoDecoder(LIMIT).decode(buffer((LIMIT + 1) + "\n"), this.records::add))
			.withMessage("A record of 1048577 bytes is over the limit of 1048576 bytes")
			.satisfies((ex) -> assertThat(ex.getLimit()).isEqualTo(LIMIT));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "9223372036854775807", "9223372036854775808", "18446744073709551615", "99999999999999999999" })
	void lengthsBeyondALongDoNotWrapAround(String length) {
		assertThatExceptionOfType(RecordTooLargeException.class).isThrownBy(() -> decode(length + "\n"))
			.withMessage("A record of at least 9223372036854775807 bytes is over the limit of 1048576 bytes");
	}

	@Test
	void aStreamMayEndBetweenRecordsOnly() {
		assertThatNoException().isThrownBy(this.decoder::end);
		decode("3");
		assertThatExceptionOfType(RecordIoException.class).isThrownBy(this.decoder::end)
			.withMessage("The stream ended within the length of a record");
		decode("\n");
		assertThatExceptionOfType(RecordIoException.class).isThrownBy(this.decoder::end)
			.withMessage("The stream ended within a record, after 0 of 3 bytes");
		decode("ab");
		assertThatExceptionOfType(RecordIoException.class).isThrownBy(this.decoder::end)
			.withMessage("The stream ended within a record, after 2 of 3 bytes");
		decode("c");
		assertThatNoException().isThrownBy(this.decoder::end);
	}

	@Test
	void deliversTheRecordsBeforeAnErrorOfTheSameBuffer() {
		assertThatExceptionOfType(RecordIoException.class).isThrownBy(() -> decode("1\na1\nbx1\nc"));
		assertThat(texts()).containsExactly("a", "b");
		assertReleased();
	}

	@Test
	void staysBrokenAfterAnError() {
		assertThatExceptionOfType(RecordIoException.class).isThrownBy(() -> decode("x"));
		assertThatExceptionOfType(RecordIoException.class).isThrownBy(() -> decode("1\na"))
			.withMessage("The stream was given up before: Expected the length of a record but found byte 0x78");
		assertThatNoException().isThrownBy(this.decoder::end);
		assertThat(this.records).isEmpty();
		assertReleased();
	}

	@Test
	void releasesTheBufferOfAFailingReceiverAndGivesUp() {
		assertThatIllegalStateException().isThrownBy(() -> this.decoder.decode(buffer("1\na1\nb"), (bytes) -> {
			throw new IllegalStateException("full");
		})).withMessage("full");
		assertThatExceptionOfType(RecordIoException.class).isThrownBy(() -> decode("1\nc"))
			.withMessage("The stream was given up before: full");
		assertReleased();
	}

	@Test
	void anAnnouncedLengthCostsNoMemory() {
		long limit = 1L << 30;
		new RecordIoDecoder(limit).decode(plain("1\na"), this.records::add);
		DataBuffer first = plain("1073741824\nabc");
		DataBuffer second = plain("d".repeat(1000));
		RecordIoDecoder hostile = new RecordIoDecoder(limit);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		hostile.decode(first, this.records::add);
		hostile.decode(second, this.records::add);
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(256 * 1024);
	}

	@Test
	void aLongRecordWithinOneBufferIsAllocatedOnce() {
		int size = 1 << 20;
		DataBuffer buffer = DefaultDataBufferFactory.sharedInstance.wrap(RecordIoEncoder.encode(new byte[size]));
		new RecordIoDecoder(size).decode(plain("1\na"), this.records::add);
		RecordIoDecoder decoder = new RecordIoDecoder(size);
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		decoder.decode(buffer, this.records::add);
		assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(size + 64 * 1024);
		assertThat(this.records.get(1)).hasSize(size);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void givesTheSameRecordsWhereverBuffersEnd(long seed) {
		Random random = new Random(seed);
		List<byte[]> expected = new ArrayList<>();
		ByteArrayOutputStream stream = new ByteArrayOutputStream();
		for (int i = 0; i < 200; i++) {
			byte[] record = new byte[random.nextInt(10) == 0 ? random.nextInt(300_000) : random.nextInt(30)];
			random.nextBytes(record);
			expected.add(record);
			stream.writeBytes(RecordIoEncoder.encode(record));
			if (random.nextInt(20) == 0) {
				stream.write('\n');
			}
		}
		byte[] bytes = stream.toByteArray();
		int largest = 1 << (1 + random.nextInt(20));
		for (int from = 0; from < bytes.length;) {
			int to = Math.min(bytes.length, from + random.nextInt(random.nextBoolean() ? largest : 20));
			decode(Arrays.copyOfRange(bytes, from, to));
			from = to;
		}
		this.decoder.end();
		assertThat(this.records).usingElementComparator(Arrays::compare).containsExactlyElementsOf(expected);
		assertReleased();
	}

	private void decode(String text) {
		this.decoder.decode(buffer(text), this.records::add);
	}

	private void decode(byte[] bytes) {
		this.decoder.decode(buffer(bytes), this.records::add);
	}

	private DataBuffer buffer(String text) {
		return buffer(text.getBytes(StandardCharsets.UTF_8));
	}

	private DataBuffer buffer(byte[] bytes) {
		NettyDataBuffer buffer = this.netty.allocateBuffer(Math.max(1, bytes.length));
		buffer.write(bytes);
		this.buffers.add(buffer.getNativeBuffer());
		return buffer;
	}

	private static DataBuffer plain(String text) {
		return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.US_ASCII));
	}

	private List<String> texts() {
		assertReleased();
		return this.records.stream().map((bytes) -> new String(bytes, StandardCharsets.UTF_8)).toList();
	}

	private void assertReleased() {
		assertThat(this.buffers).allSatisfy((buffer) -> assertThat(buffer.refCnt()).isZero());
	}

}
