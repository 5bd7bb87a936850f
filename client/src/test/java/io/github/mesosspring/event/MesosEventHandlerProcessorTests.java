package io.github.mesosspring.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Sessions;
import org.aopalliance.intercept.MethodInterceptor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.ParameterizedTest;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MesosEventHandlerProcessorTests {

	private static final List<String> seen = new CopyOnWriteArrayList<>();

	private static final AtomicInteger created = new AtomicInteger();

	private final List<String> failed = new CopyOnWriteArrayList<>();

	@BeforeEach
	void forget() {
		seen.clear();
		created.set(0);
	}

	@Test
	void callsHandlersInTheOrderTheyAskFor() {
		deliver(Events.update("t"), (context) -> {
			context.registerBean("a", Unordered.class);
			context.registerBean("b", OrderedClass.class);
			context.registerBean("c", OrderedMethods.class);
		}, 4);
		assertThat(seen).containsExactly("method 1", "class 2", "method 3", "unordered");
	}

	@Test
	void findsMetaAnnotatedMethodsOfASuperclass() {
		deliver(Events.message("m"), (context) -> context.registerBean(Inheriting.class), 1);
		assertThat(seen).containsExactly("inherited");
	}

	@Test
	void callsThroughProxies() {
		deliver(Events.update("t"), (context) -> {
			context.registerBean("class", Object.class, () -> proxy(new OrderedClass(), true));
			context.registerBean("interface", Object.class, () -> proxy(new Implementing(), false));
		}, 4);
		assertThat(seen).containsExactly("around", "class 2", "around", "implementing");
	}

	@Test
	void refusesAMethodThatItsProxyHides() {
		assertThatExceptionOfType(InvalidEventHandlerException.class)
			.isThrownBy(() -> deliver(Events.update("t"),
					(context) -> context.registerBean("hidden", Object.class, () -> proxy(new Hiding(), false)), 0))
			.withMessageStartingWith("The @MesosEventHandler method MesosEventHandlerProcessorTests.Hiding.onUpdate("
					+ "TaskStatus) cannot work: its bean is a JDK proxy without this method; declare");
	}

	@Test
	void refusesAPrivateMethod() {
		assertThatExceptionOfType(InvalidEventHandlerException.class)
			.isThrownBy(() -> deliver(Events.update("t"), (context) -> context.registerBean(Private.class), 0))
			.withMessage("The @MesosEventHandler method MesosEventHandlerProcessorTests.Private.onUpdate(TaskStatus) "
					+ "cannot work: it is private, so that a proxy would not hand it over; make it package-private or "
					+ "public");
	}

	@Test
	void createsALazyBeanNotBeforeItsFirstEvent() {
		try (GenericApplicationContext context = context()) {
			context.registerBean(Lazy.class, (definition) -> definition.setLazyInit(true));
			context.refresh();
			assertThat(created).hasValue(0);
			receive(context.getBean(EventDispatcher.class), Events.update("t"));
			awaitSeen(1);
			assertThat(created).hasValue(1);
		}
	}

	@Test
	void namesHandlersAfterTheirIdOrTheirMethod() {
		deliver(Events.error("e"), (context) -> context.registerBean(Named.class), 2);
		assertThat(this.failed).containsExactly("MesosEventHandlerProcessorTests.Named.first", "second-one");
	}

	@Test
	void tellsTheErrorHandlerThatAMethodNames() {
		List<String> own = new CopyOnWriteArrayList<>();
		deliver(Events.error("e"), (context) -> {
			context.registerBean(OwnErrorHandler.class);
			context.registerBean("own", MesosEventErrorHandler.class, () -> (id, event, failure, attempt) -> {
				own.add(id);
				seen.add("failed");
				throw new IllegalStateException("the error handler fails too");
			});
		}, 2);
		assertThat(own).containsExactly("with-own");
		assertThat(this.failed).containsExactly("with-common");
	}

	@ParameterizedTest
	@CsvSource({ "none, there is no bean 'own'", "string, is no MesosEventErrorHandler" })
	void refusesAnErrorHandlerThatIsNone(String kind, String reason) {
		try (GenericApplicationContext context = context()) {
			context.registerBean(OwnErrorHandler.class);
			if (kind.equals("string")) {
				context.registerBean("own", String.class, () -> "no error handler");
			}
			assertThatExceptionOfType(InvalidEventHandlerException.class).isThrownBy(context::refresh)
				.withMessageContaining("OwnErrorHandler.first")
				.withMessageContaining(reason);
		}
	}

	@Test
	void resolvesPlaceholdersOfAllTexts() {
		List<String> own = new CopyOnWriteArrayList<>();
		deliver(Events.error("e"), (context) -> {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test", Map.of("handler", "mine", "text", "e", "errors", "own")));
			context.registerBean(Placeholders.class);
			context.registerBean("own", MesosEventErrorHandler.class, () -> (id, event, failure, attempt) -> {
				own.add(id);
				seen.add("failed");
			});
		}, 1);
		assertThat(own).containsExactly("mine-1");
	}

	@Test
	void refusesAPlaceholderThatNothingStandsFor() {
		try (GenericApplicationContext context = context()) {
			context.registerBean(PropertySourcesPlaceholderConfigurer.class);
			context.registerBean(Placeholders.class);
			assertThatExceptionOfType(InvalidEventHandlerException.class).isThrownBy(context::refresh)
				.withMessageContaining(
						"Placeholders.on(Event.Error) cannot work: its id '${handler}-1' cannot be resolved: ")
				.withMessageContaining("'handler'");
		}
	}

	private void deliver(Event event, Consumer<GenericApplicationContext> beans, int expected) {
		try (GenericApplicationContext context = context()) {
			beans.accept(context);
			context.refresh();
			receive(context.getBean(EventDispatcher.class), event);
			awaitSeen(expected);
		}
	}

	private GenericApplicationContext context() {
		GenericApplicationContext context = new GenericApplicationContext();
		context.registerBean(EventDispatcher.class,
				() -> EventDispatcher.builder(new Sessions(), Encoding.PROTOBUF.codec(), new RecordingCalls())
					.errorHandler((id, event, failure, attempt) -> {
						this.failed.add(id);
						seen.add("failed");
					})
					.build());
		context.registerBean(MesosEventHandlerProcessor.class);
		return context;
	}

	private static void receive(EventDispatcher dispatcher, Event event) {
		dispatcher.begin(Events.session(1), Events.subscribed().toByteArray());
		dispatcher.accept(1, MesosEventType.valueOf(event.getType().name()), event.toByteArray());
	}

	private static void awaitSeen(int count) {
		Awaitility.await().until(() -> seen.size() >= count);
	}

	private static Object proxy(Object target, boolean proxyTargetClass) {
		ProxyFactory factory = new ProxyFactory(target);
		factory.setProxyTargetClass(proxyTargetClass);
		factory.addAdvice((MethodInterceptor) (invocation) -> {
			seen.add("around");
			return invocation.proceed();
		});
		return factory.getProxy();
	}

	static class OwnErrorHandler {

		@MesosEventHandler(value = MesosEventType.ERROR, id = "with-own", errorHandler = "own")
		@Order(1)
		void first() {
			throw new IllegalStateException("first");
		}

		@MesosEventHandler(value = MesosEventType.ERROR, id = "with-common")
		@Order(2)
		void second() {
			throw new IllegalStateException("second");
		}

	}

	static class Placeholders {

		@OnError(name = "${handler}-1", when = "#error.message == '${text}'", tells = "${errors}")
		void on(Event.Error error) {
			throw new IllegalStateException();
		}

	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@MesosEventHandler
	@interface OnError {

		@AliasFor(annotation = MesosEventHandler.class, attribute = "id")
		String name() default "";

		@AliasFor(annotation = MesosEventHandler.class, attribute = "condition")
		String when() default "";

		@AliasFor(annotation = MesosEventHandler.class, attribute = "errorHandler")
		String tells() default "";

	}

	static class Unordered {

		@MesosEventHandler
		void onUpdate(TaskStatus status) {
			seen.add("unordered");
		}

	}

	@Order(2)
	static class OrderedClass {

		@MesosEventHandler
		public void onUpdate(TaskStatus status) {
			seen.add("class 2");
		}

	}

	static class OrderedMethods {

		@MesosEventHandler
		@Order(3)
		void aLater(TaskStatus status) {
			seen.add("method 3");
		}

		@MesosEventHandler
		@Order(1)
		void bEarlier(TaskStatus status) {
			seen.add("method 1");
		}

	}

	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@MesosEventHandler(MesosEventType.MESSAGE)
	@interface OnMessage {

		@AliasFor(annotation = MesosEventHandler.class, attribute = "id")
		String name() default "";

	}

	abstract static class Parent {

		@OnMessage(name = "inherited")
		void handle() {
			seen.add("inherited");
		}

	}

	static class Inheriting extends Parent {

	}

	interface Contract {

		void onUpdate(TaskStatus status);

	}

	static class Implementing implements Contract {

		@Override
		@MesosEventHandler
		@Order(3)
		public void onUpdate(TaskStatus status) {
			seen.add("implementing");
		}

	}

	static class Hiding implements Runnable {

		@Override
		public void run() {
		}

		@MesosEventHandler
		public void onUpdate(TaskStatus status) {
		}

	}

	static class Private {

		@MesosEventHandler
		private void onUpdate(TaskStatus status) {
		}

	}

	static class Lazy {

		Lazy() {
			created.incrementAndGet();
		}

		@MesosEventHandler
		void onUpdate(TaskStatus status) {
			seen.add("lazy");
		}

	}

	static class Named {

		@MesosEventHandler
		@Order(1)
		void first(Event.Error error) {
			throw new IllegalStateException();
		}

		@MesosEventHandler(id = "second-one")
		@Order(2)
		void second(Event.Error error) {
			throw new IllegalStateException();
		}

	}

}
