package io.github.mesosspring.simulation;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.ByteString;

/**
 * The books of the status updates with uuid: what agents made, what they heard was
 * acknowledged, and what the application handled.
 */
final class Updates {

	private final Map<String, String> made = new LinkedHashMap<>();

	private final Set<String> acknowledged = new LinkedHashSet<>();

	private final Set<String> handled = new LinkedHashSet<>();

	private final Set<String> parked = new LinkedHashSet<>();

	private long handlings;

	static String key(ByteString uuid) {
		return uuid.isEmpty() ? "-" : Long.toHexString(ByteBuffer.wrap(uuid.toByteArray()).getLong());
	}

	void made(String key, String task) {
		this.made.put(key, task);
	}

	/**
	 * The framework is gone, and with it all that its tasks had to say.
	 */
	void gone(String key) {
		this.made.remove(key);
	}

	void acknowledged(String key) {
		this.acknowledged.add(key);
	}

	void handled(String key) {
		this.handlings++;
		this.handled.add(key);
	}

	boolean isHandled(String key) {
		return this.handled.contains(key);
	}

	/**
	 * The client gave an update up.
	 */
	void parked(String key) {
		this.parked.add(key);
	}

	boolean isParked(String key) {
		return this.parked.contains(key);
	}

	boolean isAcknowledged(String key) {
		return this.acknowledged.contains(key);
	}

	/** By uuid, with the name of the task, of frameworks that live. */
	Map<String, String> made() {
		return this.made;
	}

	long handlings() {
		return this.handlings;
	}

}
