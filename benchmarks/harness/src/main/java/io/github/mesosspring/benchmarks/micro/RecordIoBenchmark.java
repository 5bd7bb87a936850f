package io.github.mesosspring.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.recordio.RecordIoDecoder;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

import org.springframework.core.io.buffer.NettyDataBufferFactory;

/**
 * Our framing of a stream, alone and with the decoding of its records. The chunks are
 * slices of pooled direct memory in Spring's buffers, as WebClient gives them, and
 * released by the decoder.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class RecordIoBenchmark {

	/** Bytes of a record. */
	@Param("53")
	public int record;

	/** Bytes of a chunk. */
	@Param("8192")
	public int chunk;

	private final NettyDataBufferFactory factory = new NettyDataBufferFactory(ByteBufAllocator.DEFAULT);

	private final MessageCodec codec = Encoding.PROTOBUF.codec();

	private ChunkedMemory memory;

	@Setup(Level.Trial)
	public void prepare() {
		RecordStream stream = RecordStream.of(this.record, this.chunk);
		this.memory = new ChunkedMemory(stream.bytes(), this.chunk);
		List<byte[]> decoded = new ArrayList<>();
		decode(decoded::add);
		stream.requireSame("RecordIoDecoder", decoded);
	}

	@Benchmark
	public void framing(Blackhole sink) {
		decode(sink::consume);
	}

	@Benchmark
	public void framingAndDecode(Blackhole sink) {
		decode((bytes) -> sink.consume(this.codec.decode(bytes, Event.getDefaultInstance())));
	}

	private void decode(Consumer<byte[]> records) {
		RecordIoDecoder decoder = new RecordIoDecoder(Integer.MAX_VALUE);
		this.memory.forEach((chunk) -> decoder.decode(this.factory.wrap(chunk), records));
		decoder.end();
	}

}
