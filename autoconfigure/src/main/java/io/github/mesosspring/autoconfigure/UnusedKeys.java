package io.github.mesosspring.autoconfigure;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Keys that belong to a choice and are set without it: nobody would look at them, which
 * whoever set them does not expect. What is set in one place and switched off in another,
 * as by a profile, is no contradiction.
 */
final class UnusedKeys {

	private static final String ID_STORE = "mesos.framework.id-store";

	private static final String JDBC = "mesos.framework.jdbc.";

	private static final List<Choice> CHOICES = List.of(
			new Choice(ID_STORE, "file", true, List.of("mesos.framework.id-file")),
			new Choice(ID_STORE, "jdbc", false,
					List.of(JDBC + "table", JDBC + "schema", JDBC + "platform", JDBC + "initialize-schema",
							JDBC + "continue-on-error")),
			new Choice("mesos.election.type", "events", false, List.of("mesos.election.role")),
			new Choice("mesos.master", PropertiesMesosConnectionDetails.EMBEDDED, true,
					List.of("mesos.embedded.masters", "mesos.embedded.agents", "mesos.embedded.port")));

	private UnusedKeys() {
	}

	/**
	 * Look for one.
	 * @param sources where keys are set
	 * @param values the values of keys
	 * @throws MesosConfigurationException if there is one
	 */
	static void refuse(KeySources sources, Function<String, @Nullable String> values) {
		for (Choice choice : CHOICES) {
			choice.belongings().stream().filter((key) -> isUnused(key, choice, sources, values)).forEach((key) -> {
				throw new MesosConfigurationException(
						"'%s' is set, but '%s' is not '%s', so that nobody would look at it.".formatted(key,
								choice.key(), choice.value()),
						"Remove %s, or set %s to %s.".formatted(key, choice.key(), choice.value()));
			});
		}
	}

	private static boolean isUnused(String key, Choice choice, KeySources sources,
			Function<String, @Nullable String> values) {
		if (!sources.isSet(key)) {
			return false;
		}
		if (!sources.isSet(choice.key())) {
			return !choice.byDefault();
		}
		return !choice.value().equalsIgnoreCase(values.apply(choice.key())) && sources.haveTheSame(key, choice.key());
	}

	/**
	 * A choice, and what belongs to it.
	 *
	 * @param byDefault whether it need not be made: it is the default, or there is none
	 */
	private record Choice(String key, String value, boolean byDefault, List<String> belongings) {

	}

}
