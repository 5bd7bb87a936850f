package io.github.mesosspring.hook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;

import org.springframework.util.ClassUtils;

/**
 * Logs what hooks throw: the first failure of a callback of a class, and then those whose
 * number is a power of two. Thread-safe.
 */
public final class HookFailures {

	private final Log logger;

	private final String kind;

	private final Map<Callback, AtomicLong> failures = new ConcurrentHashMap<>();

	/**
	 * Create it.
	 * @param logger where to log
	 * @param kind what the hooks are, as in {@code EventListener}
	 */
	public HookFailures(Log logger, String kind) {
		this.logger = logger;
		this.kind = kind;
	}

	/**
	 * Note that a hook threw.
	 * @param hook the hook
	 * @param callback which of its methods
	 * @param failure what it threw
	 */
	public void report(Object hook, String callback, Throwable failure) {
		report(ClassUtils.getUserClass(hook).getName(), callback, failure);
	}

	/**
	 * Note that a hook threw.
	 * @param name what the hook is recognised by
	 * @param callback which of its methods
	 * @param failure what it threw
	 */
	void report(String name, String callback, Throwable failure) {
		long number = this.failures.computeIfAbsent(new Callback(name, callback), (key) -> new AtomicLong())
			.incrementAndGet();
		if (Long.bitCount(number) == 1) {
			this.logger.error("The " + this.kind + " " + name + " failed in " + callback
					+ ((number == 1) ? "" : ", for the " + number + ". time") + ". All else goes on; number "
					+ (number * 2) + " is the next to be logged", failure);
		}
	}

	private record Callback(String hook, String name) {
	}

}
