package io.github.mesosspring.benchmarks.micro;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import akka.Done;
import akka.actor.ActorSystem;
import akka.japi.function.Procedure;
import akka.stream.ActorMaterializer;
import akka.stream.alpakka.recordio.javadsl.RecordIOFraming;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.typesafe.config.ConfigFactory;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/**
 * The framing of Alpakka, in a stream of Akka from one stage to the next. It is given the
 * same bytes, in the strings of bytes that Akka works with.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class AlpakkaFramingBenchmark {

	private static final int LIMIT_SECONDS = 60;

	/** Bytes of a record. */
	@Param("53")
	public int record;

	/** Bytes of a chunk. */
	@Param("8192")
	public int chunk;

	private ActorSystem system;

	private ActorMaterializer materializer;

	private List<ByteString> chunks;

	@Setup(Level.Trial)
	public void prepare() throws Exception {
		this.system = ActorSystem.create("framing",
				ConfigFactory.parseString("akka.log-dead-letters=off,akka.daemonic=on")
					.withFallback(ConfigFactory.load()));
		this.materializer = ActorMaterializer.create(this.system);
		RecordStream stream = RecordStream.of(this.record, this.chunk);
		this.chunks = stream.chunks(this.chunk).stream().map(ByteString::fromArray).toList();
		List<byte[]> decoded = new ArrayList<>();
		decode((bytes) -> decoded.add(bytes.toArray()));
		stream.requireSame("Alpakka", decoded);
	}

	@TearDown(Level.Trial)
	public void close() throws Exception {
		Await.result(this.system.terminate(), Duration.create(LIMIT_SECONDS, TimeUnit.SECONDS));
	}

	@Benchmark
	public void framing(Blackhole sink) throws Exception {
		decode(sink::consume);
	}

	private void decode(Procedure<ByteString> records)
			throws InterruptedException, ExecutionException, TimeoutException {
		Done done = Source.from(this.chunks)
			.via(RecordIOFraming.scanner(Integer.MAX_VALUE))
			.runWith(Sink.foreach(records), this.materializer)
			.toCompletableFuture()
			.get(LIMIT_SECONDS, TimeUnit.SECONDS);
		if (done == null) {
			throw new IllegalStateException("The stream of Akka was not done");
		}
	}

}
