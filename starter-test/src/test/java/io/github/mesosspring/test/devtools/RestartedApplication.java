package io.github.mesosspring.test.devtools;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.scheduler.Event;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * Restarts itself for each line it is sent, as if a class had changed. That it does by
 * name: devtools is on the class path of its process, not on that of its compiler.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
public class RestartedApplication {

	private static final String RESTARTER = "org.springframework.boot.devtools.restart.Restarter";

	/**
	 * Start it, once as it is and then again by devtools.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(RestartedApplication.class, args);
	}

	@MesosEventHandler
	void subscribed(Event.Subscribed subscribed) {
		List<WeakReference<ClassLoader>> loaders = loaders();
		loaders.add(new WeakReference<>(getClass().getClassLoader()));
		System.out.println("Subscribed in start " + loaders.size() + " as " + subscribed.getFrameworkId().getValue()
				+ " by " + getClass().getClassLoader().getClass().getSimpleName());
		Thread listener = new Thread(RestartedApplication::listen, "test-restart");
		listener.setDaemon(true);
		listener.start();
	}

	/**
	 * Ends after a line, since the thread would hold on to its class.
	 */
	private static void listen() {
		try {
			if (System.in.read() == 'c') {
				collect();
				listen();
			}
			else {
				Class<?> restarter = Class.forName(RESTARTER);
				restarter.getMethod("restart").invoke(instance(restarter));
			}
		}
		catch (Exception ex) {
			ex.printStackTrace();
		}
	}

	/**
	 * Say which of the loaders are still there, as soon as no more than two are: the
	 * current one, and the first, which made the threads that Reactor and Netty share and
	 * is their context class loader.
	 */
	private static void collect() throws InterruptedException {
		ReferenceQueue<Object> collected = new ReferenceQueue<>();
		for (int tries = 0; tries < 200 && alive().size() > 2; tries++) {
			Reference<Object> sign = new WeakReference<>(new Object(), collected);
			System.gc();
			collected.remove(1000);
			Reference.reachabilityFence(sign);
		}
		System.out.println("Still there are the loaders of " + alive());
	}

	private static List<Integer> alive() {
		List<WeakReference<ClassLoader>> loaders = loaders();
		return IntStream.range(0, loaders.size())
			.filter((index) -> loaders.get(index).get() != null)
			.mapToObj((index) -> index + 1)
			.toList();
	}

	/**
	 * What outlives restarts.
	 */
	@SuppressWarnings("unchecked")
	private static List<WeakReference<ClassLoader>> loaders() {
		Object known = System.getProperties()
			.computeIfAbsent("test.loaders", (key) -> new CopyOnWriteArrayList<WeakReference<ClassLoader>>());
		return (List<WeakReference<ClassLoader>>) known;
	}

	private static Object instance(Class<?> restarter) throws ReflectiveOperationException {
		return restarter.getMethod("getInstance").invoke(null);
	}

}
