package io.github.mesosspring.autoconfigure;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.github.mesosspring.call.CallListener;
import io.github.mesosspring.call.CallObservationConvention;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallTap;
import io.github.mesosspring.event.EventListener;
import io.github.mesosspring.event.EventObservationConvention;
import io.github.mesosspring.event.MesosEventErrorHandler;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventInterceptor;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.subscription.MesosSubscription;
import io.github.mesosspring.subscription.SubscriptionListener;
import io.github.mesosspring.subscription.SubscriptionState;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An application all of whose hooks throw from all of their methods, whichever they have.
 */
@ExtendWith(OutputCaptureExtension.class)
class ThrowingBeansTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static final List<Class<?>> HOOKS = List.of(EventListener.class, MesosEventInterceptor.class,
			MesosEventErrorHandler.class, EventObservationConvention.class, CallListener.class, CallTap.class,
			CallObservationConvention.class, SubscriptionListener.class, ObservationHandler.class);

	/**
	 * What this scenario does not come to. The methods of the dispatcher's and the calls'
	 * hooks are made to throw one by one in the client module.
	 */
	private static final Set<String> NOT_CALLED = Set.of("EventListener.undecodable", "EventListener.dropped",
			"EventListener.duplicate", "CallTap.failed", "SubscriptionListener.possibleOrphan",
			"SubscriptionListener.retryScheduled", "SubscriptionListener.frameworkRemoved");

	private final Set<String> thrown = ConcurrentHashMap.newKeySet();

	@ParameterizedTest
	@MethodSource("failures")
	void theApplicationWorksAlthoughAllOfItsHooksThrow(Throwable failure, CapturedOutput output) {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class,
					EmbeddedMesosAutoConfiguration.class, MesosAutoConfiguration.class))
			.withBean(TwoTasks.class)
			.withBean(ObservationRegistry.class, () -> registry(failure))
			.withPropertyValues("spring.application.name=jobs", "mesos.master=embedded",
					"mesos.framework.id-store=memory", "mesos.dispatch.max-deliveries=1")
			.withInitializer((context) -> HOOKS.forEach((type) -> register(context, type, failure)));
		runner.run((context) -> {
			TwoTasks tasks = context.getBean(TwoTasks.class);
			// the agent sends the next status of a task only when the last is
			// acknowledged
			await().atMost(LIMIT).until(() -> tasks.seen.contains("good TASK_FINISHED"));
			await().atMost(LIMIT).until(() -> tasks.seen.contains("bad TASK_FINISHED"));
			assertThat(tasks.seen.stream().filter((line) -> line.startsWith("good"))).doesNotHaveDuplicates();
			assertThat(context.getBean(MesosSubscription.class).status().state())
				.isEqualTo(SubscriptionState.SUBSCRIBED);
			assertThat(context.getBean(MesosSubscription.class).status().reconnects()).isZero();
		});
		assertThat(this.thrown).containsAll(expected());
		assertThat(this.thrown).anyMatch((name) -> name.startsWith("EventObservationConvention."))
			.anyMatch((name) -> name.startsWith("CallObservationConvention."));
		assertThat(output.toString().split("The EventListener \\S+ failed in received", -1)).hasSizeBetween(2, 9);
	}

	static Stream<Throwable> failures() {
		return Stream.of(new IllegalStateException("on purpose"), new NoClassDefFoundError("gone"));
	}

	/**
	 * All methods of all hooks, but for those the others keep from being called.
	 */
	private static Set<String> expected() {
		Set<String> expected = new TreeSet<>();
		for (Class<?> type : HOOKS) {
			if (type == ObservationHandler.class || type.getSimpleName().endsWith("Convention")) {
				// a convention is asked one thing, and then nobody else
				continue;
			}
			Arrays.stream(type.getMethods())
				.filter((method) -> !Modifier.isStatic(method.getModifiers()))
				.map((method) -> type.getSimpleName() + "." + method.getName())
				.filter((name) -> !NOT_CALLED.contains(name))
				.forEach(expected::add);
		}
		return expected;
	}

	private ObservationRegistry registry(Throwable failure) {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig()
			.observationHandler((ObservationHandler<?>) throwing(ObservationHandler.class, failure));
		return registry;
	}

	private void register(ConfigurableApplicationContext context, Class<?> type, Throwable failure) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(ResolvableType.forClass(type));
		definition.setInstanceSupplier(() -> throwing(type, failure));
		((BeanDefinitionRegistry) context.getBeanFactory())
			.registerBeanDefinition(StringUtils.uncapitalize(type.getSimpleName()), definition);
	}

	private Object throwing(Class<?> type, Throwable failure) {
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
			if (method.getDeclaringClass() == Object.class) {
				return ofObject(proxy, method, arguments);
			}
			this.thrown.add(type.getSimpleName() + "." + method.getName());
			throw failure;
		});
	}

	private static Object ofObject(Object proxy, Method method, Object[] arguments) {
		return switch (method.getName()) {
			case "equals" -> proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> "a hook that throws";
		};
	}

	static class TwoTasks {

		final List<String> seen = new CopyOnWriteArrayList<>();

		private final AtomicBoolean launched = new AtomicBoolean();

		@MesosEventHandler
		void onOffer(Offer offer, CallOperations calls) {
			if (this.launched.compareAndSet(false, true)) {
				Offer.Operation launch = Offer.Operation.newBuilder()
					.setType(Offer.Operation.Type.LAUNCH)
					.setLaunch(Offer.Operation.Launch.newBuilder()
						.addTaskInfos(task("good", offer))
						.addTaskInfos(task("bad", offer)))
					.build();
				calls.accept(List.of(offer.getId()), List.of(launch), null).subscribe();
			}
		}

		@MesosEventHandler
		void onUpdate(TaskStatus status) {
			this.seen.add(status.getTaskId().getValue() + " " + status.getState());
			if (status.getTaskId().getValue().equals("bad") && status.getState() != TaskState.TASK_FINISHED) {
				throw new IllegalArgumentException("bad");
			}
		}

		private static TaskInfo task(String id, Offer offer) {
			return TaskInfo.newBuilder()
				.setName(id)
				.setTaskId(TaskID.newBuilder().setValue(id))
				.setAgentId(offer.getAgentId())
				.setCommand(CommandInfo.newBuilder().setValue("true"))
				.addResources(scalar("cpus", 0.1))
				.addResources(scalar("mem", 32))
				.build();
		}

		private static Resource scalar(String name, double value) {
			return Resource.newBuilder()
				.setName(name)
				.setType(Value.Type.SCALAR)
				.setScalar(Value.Scalar.newBuilder().setValue(value))
				.setAllocationInfo(Resource.AllocationInfo.newBuilder().setRole("*"))
				.build();
		}

	}

}
