package io.github.mesosspring.call;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.hook.ObservationWatch;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Sessions;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Has each method of each hook around calls throw, whichever methods there are.
 */
class ThrowingCallHooksTests {

	private static final Set<Class<?>> TYPES = Set.of(CallListener.class, CallTap.class,
			CallObservationConvention.class, ObservationHandler.class);

	/** What nothing that happens here leads to. */
	private static final Set<String> NOT_CALLED = Set.of("onEvent", "onScopeReset");

	private final ObservationWatch watch = new ObservationWatch();

	private final Map<Class<?>, BiConsumer<CallTemplate.Builder, Object>> hooks = Map
		.of(CallListener.class, (builder, hook) -> builder.listener((CallListener) hook), CallTap.class,
				(builder, hook) -> builder.tap((CallTap) hook), CallObservationConvention.class,
				(builder, hook) -> builder.observationRegistry(registry())
					.observationConvention((CallObservationConvention) hook),
				ObservationHandler.class, (builder, hook) -> {
					ObservationRegistry registry = ObservationRegistry.create();
					registry.observationConfig()
						.observationHandler((ObservationHandler<?>) hook)
						.observationHandler(this.watch);
					builder.observationRegistry(registry);
				});

	private static final Map<String, Object> VALUES = Map.of("supportsContext", true, "getName", "test",
			"getContextualName", "test", "getLowCardinalityKeyValues", KeyValues.empty(), "getHighCardinalityKeyValues",
			KeyValues.empty());

	private static MasterStub master;

	private final Sessions sessions = new Sessions();

	private volatile boolean thrown;

	@BeforeAll
	static void startMaster() {
		master = new MasterStub();
	}

	@AfterAll
	static void stopMaster() {
		master.close();
	}

	@BeforeEach
	void subscribe() {
		master.reset();
		this.sessions.open(master.session(1));
	}

	@ParameterizedTest(name = "{1} throws {2}")
	@MethodSource
	void callsEndAsTheyWouldWithoutAHookThatThrows(Class<?> type, String name, Throwable failure) {
		List<String> told = new CopyOnWriteArrayList<>();
		CallTemplate.Builder builder = builder();
		this.hooks.get(type).accept(builder, throwing(type, name, failure));
		try (CallTemplate template = builder.listener((call, outcome) -> told.add(call + " " + outcome)).build()) {
			assertThat(template.send(Calls.revive(List.of())).block()).isNotNull();
			assertThatExceptionOfType(CallNotSentException.class)
				.isThrownBy(() -> template.send(Call.newBuilder().setType(Call.Type.UNKNOWN).build()).block());
			template.flush().block(Duration.ofSeconds(5));
			assertThat(told).containsExactly("REVIVE ACCEPTED", "UNKNOWN NOT_SENT");
			this.watch.assertNoneHadAParent();
			assertThat(this.thrown || NOT_CALLED.contains(name)).as(name + " was called").isTrue();
		}
		this.watch.assertAllEnded();
	}

	static Stream<Arguments> callsEndAsTheyWouldWithoutAHookThatThrows() {
		return TYPES.stream()
			.sorted((one, other) -> one.getName().compareTo(other.getName()))
			.flatMap((type) -> Arrays.stream(type.getMethods())
				.filter((method) -> !Modifier.isStatic(method.getModifiers()))
				.map(Method::getName)
				.distinct()
				.sorted()
				.flatMap((name) -> Stream.of(new IllegalStateException("on purpose"), new NoClassDefFoundError("gone"))
					.map((failure) -> Arguments.of(type, name, failure))));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void aCallWhoseInterceptorThrowsIsNotSentAndHasAnOutcome(Throwable failure) {
		try (CallTemplate template = builder()
			.interceptor((call) -> throwIf(call.getType() == Call.Type.SUPPRESS, call, failure))
			.build()) {
			assertThatExceptionOfType(CallNotSentException.class)
				.isThrownBy(() -> template.send(Calls.suppress(List.of())).block())
				.withMessageContaining("an interceptor failed: " + failure);
			assertThat(template.send(Calls.revive(List.of())).block()).isNotNull();
			template.flush().block(Duration.ofSeconds(5));
			assertThat(master.calls()).extracting(Call::getType).containsExactly(Call.Type.REVIVE);
		}
	}

	static Stream<Throwable> failures() {
		return Stream.of(new IllegalStateException("on purpose"), new NoClassDefFoundError("gone"),
				new StackOverflowError());
	}

	private CallTemplate.Builder builder() {
		return CallTemplate.builder(this.sessions, Encoding.PROTOBUF.codec(), WebClient.create());
	}

	private static Call throwIf(boolean condition, Call call, Throwable failure) {
		if (condition && failure instanceof Error error) {
			throw error;
		}
		if (condition) {
			throw (RuntimeException) failure;
		}
		return call;
	}

	private ObservationRegistry registry() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(this.watch);
		return registry;
	}

	private Object throwing(Class<?> type, String name, Throwable failure) {
		InvocationHandler handler = new InvocationHandler() {

			@Override
			public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
					throws Throwable {
				if (method.getName().equals(name)) {
					ThrowingCallHooksTests.this.thrown = true;
					throw failure;
				}
				return method.getName().equals("toString") ? "a proxy" : VALUES.get(method.getName());
			}

		};
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, handler);
	}

}
