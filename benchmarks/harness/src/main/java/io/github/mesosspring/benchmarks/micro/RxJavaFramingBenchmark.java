package io.github.mesosspring.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.mesosphere.mesos.rx.java.recordio.RecordIOOperator;
import io.netty.buffer.ByteBuf;
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
import rx.Subscriber;

/**
 * The framing of mesos-rxjava. It is given the same slices of memory as ours, and they
 * are released after it, as its HTTP client does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class RxJavaFramingBenchmark {

	/** Bytes of a record. */
	@Param("53")
	public int record;

	/** Bytes of a chunk. */
	@Param("8192")
	public int chunk;

	private ChunkedMemory memory;

	@Setup(Level.Trial)
	public void prepare() {
		RecordStream stream = RecordStream.of(this.record, this.chunk);
		this.memory = new ChunkedMemory(stream.bytes(), this.chunk);
		List<byte[]> decoded = new ArrayList<>();
		decode(decoded::add);
		stream.requireSame("mesos-rxjava", decoded);
	}

	@Benchmark
	public void framing(Blackhole sink) {
		decode(sink::consume);
	}

	private void decode(Consumer<byte[]> records) {
		Subscriber<ByteBuf> operator = new RecordIOOperator().call(new Receiver(records));
		this.memory.forEach((chunk) -> {
			try {
				operator.onNext(chunk);
			}
			finally {
				chunk.release();
			}
		});
		operator.onCompleted();
	}

	private static final class Receiver extends Subscriber<byte[]> {

		private final Consumer<byte[]> records;

		Receiver(Consumer<byte[]> records) {
			this.records = records;
		}

		@Override
		public void onNext(byte[] bytes) {
			this.records.accept(bytes);
		}

		@Override
		public void onError(Throwable failure) {
			throw new IllegalStateException(failure);
		}

		@Override
		public void onCompleted() {
		}

	}

}
