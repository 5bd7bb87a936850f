package io.github.mesosspring.hook;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.apache.commons.logging.Log;

/**
 * Hooks of one kind, in their order. What one throws, be it an {@code Error} of a class
 * that is missing, neither reaches the caller nor keeps the others from being told. As
 * thread-safe as the hooks are.
 *
 * @param <T> the kind
 */
public final class Hooks<T> {

	private final List<T> hooks;

	private final HookFailures failures;

	/**
	 * Create it.
	 * @param logger where to log what they throw
	 * @param kind what they are, as in {@code EventListener}
	 * @param hooks the hooks
	 */
	public Hooks(Log logger, String kind, List<? extends T> hooks) {
		this.hooks = new CopyOnWriteArrayList<>(hooks);
		this.failures = new HookFailures(logger, kind);
	}

	/**
	 * Add one, for good.
	 * @param hook the hook
	 */
	public void add(T hook) {
		this.hooks.add(hook);
	}

	/**
	 * Tell all of them.
	 * @param callback the method that is called, for the log
	 * @param news calls it
	 */
	public void tell(String callback, Consumer<T> news) {
		for (T hook : this.hooks) {
			try {
				news.accept(hook);
			}
			catch (Throwable ex) {
				this.failures.report(hook, callback, ex);
			}
		}
	}

}
