package io.github.mesosspring.benchmarks.micro;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventDispatcherBuilder;
import io.github.mesosspring.event.EventHandlerSettings;
import io.github.mesosspring.event.MesosEventHandlerProcessor;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
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
import reactor.core.scheduler.Schedulers;

import org.springframework.context.support.GenericApplicationContext;

/**
 * The way of an update through the dispatcher, from its bytes to the return of its
 * handler and the acknowledgement: all of it, on the thread of the caller, in a started
 * dispatcher with one handler.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@NullUnmarked
public class DispatchBenchmark {

	private static final Session SESSION = new Session(URI.create("http://127.0.0.1:5050"),
			FrameworkID.newBuilder().setValue("framework").build(), "stream", 1);

	/** What is switched on. */
	@Param
	public Setting setting;

	private final AcceptingCalls calls = new AcceptingCalls();

	private final GenericApplicationContext context = new GenericApplicationContext();

	private EventDispatcher dispatcher;

	private UpdateRecords updates;

	@Setup(Level.Trial)
	public void prepare() {
		this.updates = UpdateRecords.of(this.setting != Setting.OF_MASTER);
		EventDispatcherBuilder builder = EventDispatcher.builder(new Sessions(), Encoding.PROTOBUF.codec(), this.calls)
			.dispatchOn(Schedulers.immediate())
			.scheduler(Schedulers.parallel());
		this.dispatcher = this.setting.customize(builder).build();
		this.context.registerBean(EventDispatcher.class, () -> this.dispatcher);
		this.context.registerBean(MesosEventHandlerProcessor.class);
		UpdateHandlers.Direct handler = this.setting.handler();
		this.context.getBeanFactory().registerSingleton("handler", handler);
		this.context.refresh();
		this.dispatcher.begin(SESSION,
				Event.newBuilder()
					.setType(Event.Type.SUBSCRIBED)
					.setSubscribed(Event.Subscribed.newBuilder().setFrameworkId(SESSION.frameworkId()))
					.build()
					.toByteArray());
		annotated();
		if (handler.seen == 0 || (this.calls.count == 1) == (this.setting == Setting.OF_MASTER)) {
			throw new IllegalStateException("The update was not handled, or not acknowledged as it should be");
		}
	}

	@TearDown(Level.Trial)
	public void close() {
		this.context.close();
	}

	@Benchmark
	public void annotated() {
		this.dispatcher.accept(SESSION.epoch(), MesosEventType.UPDATE, this.updates.next());
	}

	/**
	 * What can be switched on.
	 */
	public enum Setting {

		/** Nothing beside what always is: updates are remembered and acknowledged. */
		PLAIN,

		/** The update is one without uuid, which is not acknowledged. */
		OF_MASTER,

		/** The configuration gives the handler a condition. */
		PROPERTY_CONDITION {
			@Override
			EventDispatcherBuilder customize(EventDispatcherBuilder builder) {
				return builder.handlerSettings(Map.of(UpdateHandlers.ID, new EventHandlerSettings(true, false, Set.of(),
						"event.update.status.state.name() == 'TASK_RUNNING'", null, null)));
			}
		},

		/** The annotation has a condition on the argument of the method. */
		ARGUMENT_CONDITION {
			@Override
			UpdateHandlers.Direct handler() {
				return new UpdateHandlers.Conditional();
			}
		},

		/** Handlers are observed, by nobody who does something about it. */
		OBSERVED {
			@Override
			EventDispatcherBuilder customize(EventDispatcherBuilder builder) {
				return builder.observationRegistry(registry((context) -> true));
			}
		},

		/** Handlers are timed by Micrometer. */
		TIMED {
			@Override
			EventDispatcherBuilder customize(EventDispatcherBuilder builder) {
				return builder
					.observationRegistry(registry(new DefaultMeterObservationHandler(new SimpleMeterRegistry())));
			}
		};

		/**
		 * In words.
		 */
		public String description() {
			return name().toLowerCase(Locale.ROOT).replace('_', ' ');
		}

		EventDispatcherBuilder customize(EventDispatcherBuilder builder) {
			return builder;
		}

		UpdateHandlers.Direct handler() {
			return new UpdateHandlers.Annotated();
		}

		private static ObservationRegistry registry(ObservationHandler<?> handler) {
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(handler);
			return registry;
		}

	}

}
