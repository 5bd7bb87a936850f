package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Which keys of the default framework hold for a named one that does not set them. All
 * do, but those that tell one framework from another, and those that only make sense
 * together with one that the named framework does set.
 */
final class Inheritance implements KeyView {

	static final ConfigurationPropertyName MESOS = ConfigurationPropertyName.of("mesos");

	static final ConfigurationPropertyName MASTER = MESOS.append("master");

	static final ConfigurationPropertyName SECURITY = MESOS.append("security");

	/** Not of a framework at all, but of the application. */
	private static final List<ConfigurationPropertyName> OF_THE_APPLICATION = names("mesos.frameworks",
			"mesos.executor", "mesos.embedded");

	/** Of one framework only. */
	private static final List<ConfigurationPropertyName> OF_ONE_FRAMEWORK = names("mesos.framework.enabled",
			"mesos.framework.name", "mesos.framework.id-file", "mesos.record.path", "mesos.zookeeper.path",
			"mesos.handlers");

	private static final List<Unit> UNITS = List.of(
			new Unit(names("mesos.master", "mesos.ssl", "mesos.security"), names("mesos.security")),
			new Unit(names("mesos.master", "mesos.ssl", "mesos.operator.agents"), names("mesos.operator.agents")),
			new Unit(names("mesos.zookeeper.connect-string", "mesos.zookeeper.username", "mesos.zookeeper.password"),
					names("mesos.zookeeper.username", "mesos.zookeeper.password")),
			new Unit(names("mesos.framework.roles"),
					names("mesos.framework.suppressed-roles", "mesos.framework.offer-constraints")));

	private final List<ConfigurationPropertyName> withheld;

	/**
	 * Work out what a framework inherits.
	 * @param sets whether the framework sets a key, or one below it, by itself
	 */
	Inheritance(Predicate<ConfigurationPropertyName> sets) {
		this.withheld = Stream.of(OF_THE_APPLICATION, OF_ONE_FRAMEWORK, brokenUp(sets)).flatMap(List::stream).toList();
	}

	/**
	 * Whether a key may be set below the name of a framework.
	 */
	static boolean isOfAFramework(ConfigurationPropertyName key) {
		return OF_THE_APPLICATION.stream().noneMatch((name) -> covers(name, key));
	}

	@Override
	public @Nullable ConfigurationPropertyName toApplication(ConfigurationPropertyName key) {
		return this.withheld.stream().noneMatch((name) -> covers(name, key)) ? key : null;
	}

	@Override
	public ConfigurationPropertyName toFramework(ConfigurationPropertyName key) {
		return key;
	}

	private static boolean covers(ConfigurationPropertyName name, ConfigurationPropertyName key) {
		return name.equals(key) || name.isAncestorOf(key);
	}

	private static List<ConfigurationPropertyName> brokenUp(Predicate<ConfigurationPropertyName> sets) {
		return UNITS.stream()
			.filter((unit) -> unit.triggers().stream().anyMatch(sets))
			.flatMap((unit) -> unit.members().stream())
			.toList();
	}

	private static List<ConfigurationPropertyName> names(String... names) {
		return Stream.of(names).map(ConfigurationPropertyName::of).toList();
	}

	/**
	 * Keys that are inherited together or not at all. Credentials are for one master, and
	 * must not go to another one.
	 *
	 * @param triggers the keys of which a framework must set none to inherit
	 * @param members the keys that it inherits then
	 */
	private record Unit(List<ConfigurationPropertyName> triggers, List<ConfigurationPropertyName> members) {
	}

}
