package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The handlers of each type of event, in their order. Written when the application
 * starts, read without a lock ever after.
 */
final class HandlerRegistry {

	private final EventSchema<?> schema;

	private final HandlerCalls calls;

	private final ReentrantLock lock = new ReentrantLock();

	private volatile Map<MesosEventType, List<HandlerMethod>> handlers = new EnumMap<>(MesosEventType.class);

	/**
	 * Create an empty registry.
	 * @param schema the API whose events the handlers are for
	 * @param calls what a parameter for calls is given
	 */
	HandlerRegistry(EventSchema<?> schema, HandlerCalls calls) {
		this.schema = schema;
		this.calls = calls;
	}

	/**
	 * Work out what a method asks for.
	 * @param declared the types named by the annotation
	 * @throws InvalidEventHandlerException if it cannot work
	 */
	HandlerSignature signature(Method method, MesosEventType[] declared) {
		return HandlerSignature.of(method, declared, this.schema, this.calls);
	}

	/**
	 * Who the handlers are of.
	 */
	ApiRole role() {
		return this.schema.role();
	}

	void add(HandlerMethod handler) {
		this.lock.lock();
		try {
			Map<MesosEventType, List<HandlerMethod>> changed = new EnumMap<>(this.handlers);
			for (MesosEventType type : handler.signature().types()) {
				List<HandlerMethod> ordered = new ArrayList<>(of(type));
				ordered.add(handler);
				ordered.sort(Comparator.comparingInt(HandlerMethod::order));
				changed.put(type, List.copyOf(ordered));
			}
			this.handlers = changed;
		}
		finally {
			this.lock.unlock();
		}
	}

	List<HandlerMethod> of(MesosEventType type) {
		return this.handlers.getOrDefault(type, List.of());
	}

}
