package io.github.mesosspring.event;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.mesosspring.hook.ObservationWatch;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Has each method of each hook throw, one at a time, whichever methods there are, and
 * compares what handlers and the master see with what they see without it.
 */
class ThrowingHooksTests {

	private static final Set<Class<?>> TYPES = Set.of(EventListener.class, MesosEventInterceptor.class,
			MesosEventErrorHandler.class, EventObservationConvention.class, ObservationHandler.class);

	private final ObservationWatch watch = new ObservationWatch();

	private final Map<Class<?>, BiConsumer<EventDispatcherBuilder, Object>> hooks = Map.of(EventListener.class,
			(builder, hook) -> builder.listener((EventListener) hook), MesosEventInterceptor.class,
			(builder, hook) -> builder.interceptor((MesosEventInterceptor) hook), MesosEventErrorHandler.class,
			(builder, hook) -> builder.errorHandler((MesosEventErrorHandler) hook), EventObservationConvention.class,
			(builder, hook) -> builder.observationRegistry(registry(new Accepting()))
				.observationConvention((EventObservationConvention) hook),
			ObservationHandler.class,
			(builder, hook) -> builder.observationRegistry(registry((ObservationHandler<?>) hook)));

	/** What nothing that happens here leads to. */
	private static final Set<String> NOT_CALLED = Set.of("ObservationHandler.onEvent",
			"ObservationHandler.onScopeReset");

	@ParameterizedTest(name = "{1} throws {2}")
	@MethodSource
	void nothingElseIsChangedByAHookThatThrows(Class<?> type, String name, Throwable failure) {
		Throwing throwing = new Throwing(type, name, failure);
		assertThat(outcome((builder) -> this.hooks.get(type).accept(builder, throwing.proxy())))
			.isEqualTo(outcome((builder) -> {
			}));
		this.watch.assertNoneHadAParent();
		this.watch.assertAllEnded();
		assertThat(throwing.thrown || NOT_CALLED.contains(name)).as(name + " was called").isTrue();
	}

	static Stream<Arguments> nothingElseIsChangedByAHookThatThrows() {
		return TYPES.stream()
			.sorted((one, other) -> one.getName().compareTo(other.getName()))
			.flatMap((type) -> Arrays.stream(type.getMethods())
				.filter((method) -> !Modifier.isStatic(method.getModifiers()))
				.map((method) -> type.getSimpleName() + "." + method.getName())
				.distinct()
				.sorted()
				.flatMap((name) -> Stream.of(new IllegalStateException("on purpose"), new NoClassDefFoundError("gone"))
					.map((failure) -> Arguments.of(type, name, failure))));
	}

	@Test
	void anErrorHandlerMayThrowWhatItIsTold() {
		MesosEventErrorHandler rethrowing = (id, event, failure, attempt) -> {
			throw (RuntimeException) failure;
		};
		assertThat(outcome((builder) -> builder.errorHandler(rethrowing))).isEqualTo(outcome((builder) -> {
		}));
	}

	/**
	 * What handlers see and what the master is sent.
	 */
	private static List<String> outcome(Consumer<EventDispatcherBuilder> hook) {
		Handlers handlers = new Handlers();
		try (DispatchFixture fixture = new DispatchFixture((builder) -> hook.accept(builder.maxDeliveries(2)), handlers)
			.subscribe(1)) {
			Event good = Events.update("good");
			Event bad = Events.update("bad");
			fixture.receive(1, good);
			fixture.receive(1, good);
			fixture.receive(1, bad);
			fixture.receive(1, bad);
			Event operation = Events.operationUpdate("bad");
			fixture.receive(1, operation);
			fixture.receive(1, operation);
			fixture.receive(1, operation);
			fixture.dispatcher.accept(1, MesosEventType.UPDATE, new byte[] { (byte) 0xff });
			fixture.awaitDelivered(1);
			fixture.receive(1, Events.offers("good", "bad"));
			fixture.receive(1, Events.inverseOffers("nobody"));
			fixture.receive(1, Events.message("m"));
			fixture.dispatcher.dropped(MesosEventType.MESSAGE);
			fixture.awaitDelivered(1);
			return Stream.concat(handlers.seen.stream(), fixture.calls.sent.stream().map(ThrowingHooksTests::line))
				.toList();
		}
	}

	private static String line(Call call) {
		return call.getType() + " " + call.getAcknowledge().getTaskId().getValue()
				+ call.getAcknowledgeOperationStatus().getOperationId().getValue()
				+ call.getDecline().getOfferIdsList().stream().map((id) -> id.getValue()).toList();
	}

	private ObservationRegistry registry(ObservationHandler<?> handler) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(handler).observationHandler(this.watch);
		return registry;
	}

	static class Handlers {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		void onUpdate(TaskStatus status, DeliveryAttempt attempt) {
			see(status.getTaskId().getValue() + " " + attempt.number());
		}

		@MesosEventHandler
		void onOperation(Event.UpdateOperationStatus update) {
			see(update.getStatus().getOperationId().getValue());
		}

		@MesosEventHandler
		void onOffer(Offer offer) {
			see(offer.getId().getValue());
		}

		@MesosEventHandler
		void onMessage(Event.Message message) {
			see("message");
		}

		private void see(String what) {
			this.seen.add(what);
			if (what.startsWith("bad")) {
				throw new IllegalArgumentException("bad");
			}
		}

	}

	static class Accepting implements ObservationHandler<Observation.Context> {

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

	/**
	 * A hook that throws from one of its methods.
	 */
	static final class Throwing implements InvocationHandler {

		private final Class<?> type;

		private final String name;

		private final Throwable failure;

		private final Map<String, Object> values = new ConcurrentHashMap<>(Map.of("supportsContext", true, "before",
				true, "getName", "test", "getContextualName", "test", "getLowCardinalityKeyValues", KeyValues.empty(),
				"getHighCardinalityKeyValues", KeyValues.empty()));

		volatile boolean thrown;

		Throwing(Class<?> type, String name, Throwable failure) {
			this.type = type;
			this.name = name;
			this.failure = failure;
		}

		Object proxy() {
			return Proxy.newProxyInstance(this.type.getClassLoader(), new Class<?>[] { this.type }, this);
		}

		@Override
		public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
			if (method.getDeclaringClass() == Object.class) {
				try {
					return method.invoke(this, arguments);
				}
				catch (InvocationTargetException ex) {
					throw ex.getTargetException();
				}
			}
			if ((this.type.getSimpleName() + "." + method.getName()).equals(this.name)) {
				this.thrown = true;
				throw this.failure;
			}
			return this.values.get(method.getName());
		}

	}

}
