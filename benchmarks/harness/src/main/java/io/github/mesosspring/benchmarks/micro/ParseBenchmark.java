package io.github.mesosspring.benchmarks.micro;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.mesosspring.protocol.scheduler.Event;
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

/**
 * The limit: protobuf parses the records, which are there already, each in an array.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class ParseBenchmark {

	/** Bytes of a record. */
	@Param("53")
	public int record;

	private List<byte[]> records;

	@Setup(Level.Trial)
	public void prepare() {
		this.records = RecordStream.of(this.record, Integer.MAX_VALUE).records();
	}

	/**
	 * Strings and bytes stay where they are in the record, which must not be changed
	 * then.
	 */
	@Benchmark
	public void parseAliased(Blackhole sink) throws IOException {
		for (byte[] bytes : this.records) {
			CodedInputStream input = CodedInputStream.newInstance(bytes);
			input.enableAliasing(true);
			sink.consume(Event.parseFrom(input));
		}
	}

	@Benchmark
	public void parse(Blackhole sink) throws InvalidProtocolBufferException {
		for (byte[] bytes : this.records) {
			sink.consume(Event.parseFrom(bytes));
		}
	}

}
