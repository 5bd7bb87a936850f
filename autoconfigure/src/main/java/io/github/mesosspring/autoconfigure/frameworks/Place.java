package io.github.mesosspring.autoconfigure.frameworks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.mesosspring.autoconfigure.MesosFrameworkProperties;
import io.github.mesosspring.autoconfigure.MesosZookeeperProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * Where a framework keeps something of its own.
 *
 * @param key the key that leads there, or would, if it were set
 * @param purpose what it keeps there
 * @param location which no other framework may use for the same
 */
record Place(String key, String purpose, String location) {

	private static final String ZOOKEEPER = "zookeeper";

	/**
	 * The places of a framework.
	 * @param prefix where its keys are
	 * @param keys what they say, read as {@code mesos.*}
	 */
	static List<Place> of(String prefix, PropertyResolver keys) {
		List<Place> places = new ArrayList<>();
		String framework = keys.getProperty("mesos.framework.name", keys.getProperty("spring.application.name", ""));
		String store = value(keys, "mesos.framework.id-store");
		if (store.isEmpty() || "file".equals(store)) {
			places.add(file(prefix + ".framework.id-file", "a file for the framework id",
					MesosFrameworkProperties.idFile(path(keys, "mesos.framework.id-file"), framework)));
		}
		if ("jdbc".equals(store)) {
			places.add(new Place(prefix + ".framework.name", "a row for the framework id",
					value(keys, "mesos.framework.jdbc.table") + " " + framework));
		}
		if (ZOOKEEPER.equals(store) || ZOOKEEPER.equals(value(keys, "mesos.election.type"))) {
			places.add(new Place(prefix + ".zookeeper.path", "a path in ZooKeeper",
					keys.getProperty("mesos.zookeeper.connect-string", "") + " "
							+ MesosZookeeperProperties.path(keys.getProperty("mesos.zookeeper.path"), framework)));
		}
		Path recording = path(keys, "mesos.record.path");
		if (recording != null) {
			places.add(file(prefix + ".record.path", "a recording", recording));
		}
		return places;
	}

	boolean isSame(Place other) {
		return this.purpose.equals(other.purpose) && this.location.equals(other.location);
	}

	private static Place file(String key, String purpose, Path path) {
		return new Place(key, purpose, path.toAbsolutePath().normalize().toString());
	}

	private static @Nullable Path path(PropertyResolver keys, String key) {
		// a test may set an object, for which there need not be a converter
		Object value = keys.getProperty(key, Object.class);
		String path = (value != null) ? value.toString() : "";
		return StringUtils.hasText(path) ? Path.of(path) : null;
	}

	private static String value(PropertyResolver keys, String key) {
		return keys.getProperty(key, "").strip().toLowerCase(Locale.ROOT);
	}

}
