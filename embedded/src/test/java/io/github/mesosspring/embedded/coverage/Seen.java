package io.github.mesosspring.embedded.coverage;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.wire.Api;
import io.github.mesosspring.wire.RecordedMessage.Kind;

/**
 * What went between us and an embedded cluster and was understood. Thread-safe.
 */
final class Seen {

	private final Set<Entry> entries = ConcurrentHashMap.newKeySet();

	void add(Api api, Kind kind, String type, Encoding encoding) {
		this.entries.add(new Entry(api, kind, type, encoding));
	}

	boolean contains(Api api, Kind kind, String type, Encoding encoding) {
		return this.entries.contains(new Entry(api, kind, type, encoding));
	}

	private record Entry(Api api, Kind kind, String type, Encoding encoding) {
	}

}
