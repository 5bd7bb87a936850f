package io.github.mesosspring.event;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;

import io.github.mesosspring.protocol.scheduler.Event;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.core.task.VirtualThreadTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The threads that deliver, if the application makes them.
 */
class DispatchThreadsTests {

	private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

	private final List<Thread> made = new CopyOnWriteArrayList<>();

	@Test
	void handlersRunOnThreadsOfTheFactoryUnderTheirUsualNames() {
		Noting noting = new Noting();
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.threads(this::make).concurrency(2),
				noting)
			.subscribe(1)) {
			fixture.awaitDelivered(1);
			assertThat(this.made).extracting(Thread::getName)
				.containsExactly("mesos-events", "mesos-events-1", "mesos-events-2");
			assertThat(noting.threads).containsExactly(this.made.get(0));
		}
	}

	@Test
	void whatIsPutOnTheThreadBeforeAHandlerIsThereInIt() {
		ThreadLocal<String> diagnostics = new ThreadLocal<>();
		List<String> found = new CopyOnWriteArrayList<>();
		MesosEventInterceptor interceptor = new MesosEventInterceptor() {

			@Override
			public boolean before(MesosEventType type, Event event) {
				diagnostics.set("set on " + Thread.currentThread().getName());
				return true;
			}

		};
		Object handler = new Object() {

			@MesosEventHandler
			void on(Event.Subscribed subscribed) {
				found.add(diagnostics.get());
			}

		};
		try (DispatchFixture fixture = new DispatchFixture(
				(builder) -> builder.threads(this::make).interceptor(interceptor), handler)
			.subscribe(1)) {
			fixture.awaitDelivered(1);
			assertThat(found).containsExactly("set on mesos-events");
		}
	}

	@Test
	void daemonsDoNotLetTheApplicationEndWhileItRuns() {
		Set<Thread> before = keepingAlive();
		try (DispatchFixture fixture = new DispatchFixture((builder) -> builder.threads(this::make))) {
			fixture.dispatcher.stop();
			fixture.dispatcher.start();
			assertThat(this.made).hasSize(2).allMatch(Thread::isDaemon);
			Awaitility.await().until(() -> keepingAlive().size() == before.size() + 1);
			assertThat(keepingAlive()).noneMatch(Thread::isDaemon);
		}
		Awaitility.await().until(() -> before.containsAll(keepingAlive()));
	}

	@Test
	void threadsThatKeepTheApplicationAliveNeedNoOther() {
		Set<Thread> before = keepingAlive();
		try (DispatchFixture fixture = new DispatchFixture().subscribe(1)) {
			fixture.awaitDelivered(1);
			assertThat(before).containsAll(keepingAlive());
		}
	}

	@Test
	void aSchedulerMayBePausedAndAnExecutorMayNot() {
		try (DispatchFixture fixture = new DispatchFixture();
				DispatchFixture torndown = new DispatchFixture((builder) -> builder.pauseable(false));
				ExecutorDispatchFixture executor = new ExecutorDispatchFixture((builder) -> {
				})) {
			assertThat(fixture.dispatcher.isPauseable()).isTrue();
			assertThat(torndown.dispatcher.isPauseable()).isFalse();
			assertThat(executor.dispatcher.isPauseable()).isFalse();
		}
	}

	/**
	 * Virtual where there are such.
	 */
	private Thread make(Runnable task) {
		ThreadFactory factory = (Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS)
				? new VirtualThreadTaskExecutor().getVirtualThreadFactory() : (run) -> {
					Thread thread = new Thread(run);
					thread.setDaemon(true);
					return thread;
				};
		Thread thread = factory.newThread(task);
		this.made.add(thread);
		return thread;
	}

	private static Set<Thread> keepingAlive() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("mesos-events-keep-alive"))
			.collect(Collectors.toSet());
	}

	static class Noting {

		final List<Thread> threads = new CopyOnWriteArrayList<>();

		@MesosEventHandler
		void on(Event.Subscribed subscribed) {
			this.threads.add(Thread.currentThread());
		}

	}

}
