package io.github.mesosspring.benchmarks.micro;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
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

/**
 * Our JSON beside that of protobuf-java-util, from bytes to messages and back. Both are
 * given the bytes that a master would send.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class JsonBenchmark {

	/** Which message. */
	@Param
	public Sample message;

	private final MessageCodec codec = Encoding.JSON.codec();

	private final JsonFormat.Parser parser = JsonFormat.parser().ignoringUnknownFields();

	private final JsonFormat.Printer printer = JsonFormat.printer()
		.omittingInsignificantWhitespace()
		.preservingProtoFieldNames();

	private Message sample;

	private byte[] json;

	@Setup(Level.Trial)
	public void prepare() throws InvalidProtocolBufferException {
		this.sample = this.message.message();
		this.json = this.codec.encode(this.sample);
		require(decode(), "JsonCodec");
		require(jsonFormatDecode(), "JsonFormat");
		require(this.codec.decode(jsonFormatEncode(), this.sample), "JsonFormat, of its own");
	}

	private void require(Message decoded, String contestant) {
		if (!decoded.equals(this.sample)) {
			throw new IllegalStateException(contestant + " read another message than was written");
		}
	}

	@Benchmark
	public Message decode() {
		return this.codec.decode(this.json, this.sample.getDefaultInstanceForType());
	}

	@Benchmark
	public byte[] encode() {
		return this.codec.encode(this.sample);
	}

	@Benchmark
	public Message jsonFormatDecode() throws InvalidProtocolBufferException {
		Message.Builder builder = this.sample.newBuilderForType();
		this.parser.merge(new String(this.json, StandardCharsets.UTF_8), builder);
		return builder.build();
	}

	@Benchmark
	public byte[] jsonFormatEncode() throws InvalidProtocolBufferException {
		return this.printer.print(this.sample).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The messages.
	 */
	public enum Sample {

		/** The update of a task. */
		UPDATE {
			@Override
			Message message() {
				return SampleMessages.update();
			}
		},

		/** One offer. */
		OFFERS_1 {
			@Override
			Message message() {
				return SampleMessages.offers(1);
			}
		},

		/** A hundred offers in one event. */
		OFFERS_100 {
			@Override
			Message message() {
				return SampleMessages.offers(100);
			}
		},

		/** The launch of a task. */
		ACCEPT {
			@Override
			Message message() {
				return SampleMessages.accept();
			}
		};

		abstract Message message();

	}

}
