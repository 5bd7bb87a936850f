package io.github.mesosspring.embedded.master;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * The frameworks of a master: those it serves, and the last ones that are completed.
 */
final class FrameworkRegistry {

	static final int MAX_COMPLETED = 50;

	private final String masterId;

	private final Map<FrameworkID, Framework> frameworks = new LinkedHashMap<>();

	private final Map<FrameworkID, Framework> completed = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<FrameworkID, Framework> eldest) {
			return size() > MAX_COMPLETED;
		}

	};

	private int next;

	FrameworkRegistry(String masterId) {
		this.masterId = masterId;
	}

	FrameworkID nextId() {
		return FrameworkID.newBuilder().setValue(String.format("%s-%04d", this.masterId, this.next++)).build();
	}

	@Nullable Framework get(FrameworkID id) {
		return this.frameworks.get(id);
	}

	boolean isCompleted(FrameworkID id) {
		return this.completed.containsKey(id);
	}

	void add(Framework framework) {
		this.frameworks.put(framework.id(), framework);
	}

	void complete(Framework framework) {
		this.frameworks.remove(framework.id());
		this.completed.put(framework.id(), framework);
	}

	/**
	 * The frameworks that are not completed, as they are now.
	 */
	Collection<Framework> all() {
		return new ArrayList<>(this.frameworks.values());
	}

	List<Framework> completed() {
		return new ArrayList<>(this.completed.values());
	}

}
