package io.github.mesosspring.event;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.util.ReflectionUtils;

/**
 * Measures what waits in a dispatcher, whatever the dispatcher believes itself.
 */
public final class QueueGauge {

	private static final Field QUEUE = accessible(EventDispatcher.class, "queue");

	private static final Field SORTED = accessible(EventQueue.class, "rows");

	private static final List<Field> ROWS = Stream.of("first", "offers", "others")
		.map((name) -> accessible(EventRows.class, name))
		.toList();

	private final EventDispatcher dispatcher;

	public QueueGauge(EventDispatcher dispatcher) {
		this.dispatcher = dispatcher;
	}

	public long bytes() {
		return waiting().mapToLong((event) -> event.record().length).sum();
	}

	public int events() {
		return (int) waiting().count();
	}

	private Stream<QueuedEvent> waiting() {
		EventQueue queue = (EventQueue) get(QUEUE, this.dispatcher);
		// what has just arrived is in no row until somebody looks
		queue.oldest();
		Object sorted = get(SORTED, queue);
		Stream<QueuedEvent> rows = ROWS.stream().flatMap((row) -> events(get(row, sorted)));
		return Stream.concat(rows, queue.rows().stream().flatMap((row) -> row.waiting().stream()));
	}

	@SuppressWarnings("unchecked")
	private static Stream<QueuedEvent> events(Object row) {
		return ((Collection<QueuedEvent>) row).stream();
	}

	private static Object get(Field field, Object owner) {
		return Objects.requireNonNull(ReflectionUtils.getField(field, owner));
	}

	private static Field accessible(Class<?> type, String name) {
		Field field = Objects.requireNonNull(ReflectionUtils.findField(type, name));
		ReflectionUtils.makeAccessible(field);
		return field;
	}

}
