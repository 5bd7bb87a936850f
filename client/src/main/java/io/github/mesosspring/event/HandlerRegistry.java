package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * The handlers of each type of event, in their order, and their states. Written when the
 * application starts and when a handler is paused or resumed, read without a lock.
 */
final class HandlerRegistry implements EventHandlers {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final EventSchema<?> schema;

	private final HandlerCalls calls;

	private final Map<String, EventHandlerSettings> settings;

	private final ReentrantLock lock = new ReentrantLock();

	private final Map<String, HandlerControl> controls = new ConcurrentSkipListMap<>();

	private final List<HandlerMethod> methods = new ArrayList<>();

	private volatile Map<MesosEventType, TypeHandlers> handlers = Map.of();

	/**
	 * Create an empty registry.
	 * @param schema the API whose events the handlers are for
	 * @param calls what a parameter for calls is given
	 * @param settings what the configuration says about handlers, by id
	 */
	HandlerRegistry(EventSchema<?> schema, HandlerCalls calls, Map<String, EventHandlerSettings> settings) {
		this.schema = schema;
		this.calls = calls;
		this.settings = Map.copyOf(settings);
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
	 * The API whose events the handlers are for.
	 */
	EventSchema<?> schema() {
		return this.schema;
	}

	/**
	 * Who the handlers are of.
	 */
	ApiRole role() {
		return this.schema.role();
	}

	/**
	 * What the configuration says about a handler.
	 */
	EventHandlerSettings settings(String id) {
		return this.settings.getOrDefault(id, EventHandlerSettings.DEFAULT);
	}

	/**
	 * Refuse a configuration of handlers that there are not: what it is to switch off
	 * would go on. Of an executor it may be one of the scheduler in the same jar, which
	 * is said in the log only: the agent would start it in vain again and again.
	 * @throws UnknownEventHandlerException if it names one
	 */
	void requireAllConfigured() {
		for (String id : new TreeSet<>(this.settings.keySet())) {
			if (role() != ApiRole.EXECUTOR) {
				known(id);
			}
			else if (!this.controls.containsKey(id)) {
				logger.warn("Keys are set for the handler '" + id + "', which this executor does not have: it has "
						+ String.join(", ", this.controls.keySet()));
			}
		}
	}

	/**
	 * The state and the counts of what has an id, made for its first method.
	 */
	HandlerControl control(String id, HandlerState state) {
		return this.controls.computeIfAbsent(id, (key) -> new HandlerControl(key, state));
	}

	void add(HandlerMethod handler) {
		this.lock.lock();
		try {
			handler.control().takes(handler.signature().types());
			this.methods.add(handler);
			this.methods.sort(Comparator.comparingInt(HandlerMethod::order));
			arrange();
		}
		finally {
			this.lock.unlock();
		}
	}

	TypeHandlers of(MesosEventType type) {
		return this.handlers.getOrDefault(type, TypeHandlers.NONE);
	}

	@Override
	public List<EventHandlerStatus> all() {
		return this.controls.values().stream().map(HandlerControl::status).toList();
	}

	@Override
	public EventHandlerStatus get(String id) {
		return known(id).status();
	}

	@Override
	public boolean pause(String id) {
		role().requirePauseable(id);
		return change(known(id), HandlerState.PAUSED);
	}

	@Override
	public boolean resume(String id) {
		return change(known(id), HandlerState.RUNNING);
	}

	private HandlerControl known(String id) {
		HandlerControl control = this.controls.get(id);
		if (control == null) {
			throw new UnknownEventHandlerException(id, this.controls.keySet());
		}
		return control;
	}

	private boolean change(HandlerControl control, HandlerState state) {
		this.lock.lock();
		try {
			if (control.state() == HandlerState.DISABLED) {
				throw new IllegalStateException("The handler " + control.id()
						+ " is switched off by the configuration; it can neither be paused nor resumed");
			}
			if (control.state() == state) {
				return false;
			}
			control.state(state);
			arrange();
		}
		finally {
			this.lock.unlock();
		}
		logger.info("The handler " + control.id() + ((state == HandlerState.PAUSED)
				? " is paused: status updates that it takes are not acknowledged until it is resumed" : " is resumed"));
		return true;
	}

	private void arrange() {
		Map<MesosEventType, TypeHandlers> arranged = new EnumMap<>(MesosEventType.class);
		for (MesosEventType type : this.schema.types()) {
			List<HandlerMethod> taking = this.methods.stream()
				.filter((method) -> method.signature().types().contains(type))
				.toList();
			if (!taking.isEmpty()) {
				arranged.put(type, new TypeHandlers(in(HandlerState.RUNNING, taking), in(HandlerState.PAUSED, taking)));
			}
		}
		this.handlers = arranged;
	}

	private static List<HandlerMethod> in(HandlerState state, List<HandlerMethod> handlers) {
		return handlers.stream().filter((handler) -> handler.control().state() == state).toList();
	}

}
