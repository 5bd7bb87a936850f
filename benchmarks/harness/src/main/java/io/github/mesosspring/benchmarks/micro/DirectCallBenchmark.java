package io.github.mesosspring.benchmarks.micro;

import java.util.concurrent.TimeUnit;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.TaskStatus;
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
import org.openjdk.jmh.annotations.TearDown;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Decodes the same updates and gives them to the handler by a plain call, or by a Spring
 * event to the one listener of a context.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class DirectCallBenchmark {

	private final MessageCodec codec = Encoding.PROTOBUF.codec();

	private final UpdateHandlers.Direct handler = new UpdateHandlers.Direct();

	/** Whether the updates have a uuid. */
	@Param({ "true", "false" })
	public boolean uuid;

	private UpdateRecords updates;

	private AnnotationConfigApplicationContext context;

	@Setup(Level.Trial)
	public void prepare() {
		this.updates = UpdateRecords.of(this.uuid);
		this.context = new AnnotationConfigApplicationContext();
		UpdateHandlers.Direct listener = new UpdateHandlers.Listener();
		this.context.registerBean(UpdateHandlers.Listener.class, () -> (UpdateHandlers.Listener) listener);
		this.context.refresh();
		direct();
		eventListener();
		if (this.handler.seen == 0 || listener.seen == 0) {
			throw new IllegalStateException("The update was not handled");
		}
	}

	@TearDown(Level.Trial)
	public void close() {
		this.context.close();
	}

	@Benchmark
	public void direct() {
		this.handler.update(decode());
	}

	@Benchmark
	public void eventListener() {
		this.context.publishEvent(decode());
	}

	private TaskStatus decode() {
		return this.codec.decode(this.updates.next(), Event.getDefaultInstance()).getUpdate().getStatus();
	}

}
