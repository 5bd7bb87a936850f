package io.github.mesosspring.embedded.master;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Operation;
import io.github.mesosspring.protocol.OperationID;
import org.jspecify.annotations.Nullable;

/**
 * The operations whose frameworks asked for feedback, until they have acknowledged it. A
 * framework that uses an id again has the operation before forgotten.
 */
final class OperationBook {

	private final Map<FrameworkID, Map<OperationID, Operation>> operations = new LinkedHashMap<>();

	void put(Operation operation) {
		this.operations.computeIfAbsent(operation.getFrameworkId(), (id) -> new LinkedHashMap<>())
			.put(operation.getInfo().getId(), operation);
	}

	@Nullable Operation get(FrameworkID framework, OperationID id) {
		return this.operations.getOrDefault(framework, Map.of()).get(id);
	}

	List<Operation> of(FrameworkID framework) {
		return List.copyOf(this.operations.getOrDefault(framework, Map.of()).values());
	}

	List<Operation> all() {
		return this.operations.values().stream().flatMap((each) -> each.values().stream()).toList();
	}

	void remove(Operation operation) {
		this.operations.computeIfPresent(operation.getFrameworkId(), (id, known) -> {
			known.remove(operation.getInfo().getId());
			return known.isEmpty() ? null : known;
		});
	}

	void removeAll(FrameworkID framework) {
		this.operations.remove(framework);
	}

}
