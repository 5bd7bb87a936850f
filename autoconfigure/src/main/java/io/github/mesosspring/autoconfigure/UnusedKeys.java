package io.github.mesosspring.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Keys that belong to a choice and are set without it: nobody would look at them, which
 * whoever set them does not expect. What is set in one place and switched off in another,
 * as by a profile, is no contradiction.
 */
final class UnusedKeys {

	private static final Log logger = LogFactory.getLog(UnusedKeys.class);

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
	 * Look for one. Where nobody has made the choice, it may be one that another profile
	 * makes, and all that is done is to say so in the log.
	 * @param sources where keys are set
	 * @throws MesosConfigurationException if there is one that no profile can make use of
	 */
	static void refuse(KeySources sources) {
		for (Choice choice : CHOICES) {
			List<String> unused = choice.belongings().stream().filter(sources::isSet).toList();
			String made = sources.value(choice.key());
			if (made == null && !choice.byDefault() && !unused.isEmpty()) {
				logger.warn(("Nobody looks at %s, since '%s' is not set: remove what is not needed, or set %s to %s")
					.formatted(quoted(unused), choice.key(), choice.key(), choice.value()));
			}
			if (made != null && !choice.isMadeBy(made)) {
				unused.stream()
					.filter((key) -> sources.haveTheSame(key, choice.key()))
					.findFirst()
					.ifPresent((key) -> refuse(key, choice));
			}
		}
	}

	private static void refuse(String key, Choice choice) {
		throw new MesosConfigurationException("'%s' is set, but '%s' is not '%s', so that nobody would look at it."
			.formatted(key, choice.key(), choice.value()),
				"Remove %s, or set %s to %s.".formatted(key, choice.key(), choice.value()));
	}

	private static String quoted(List<String> keys) {
		return keys.stream().collect(Collectors.joining("', '", "'", "'"));
	}

	/**
	 * A choice, and what belongs to it.
	 *
	 * @param byDefault whether it need not be made: it is the default, or there is none
	 */
	private record Choice(String key, String value, boolean byDefault, List<String> belongings) {

		boolean isMadeBy(String made) {
			return made.isBlank() ? this.byDefault : this.value.equalsIgnoreCase(made.strip());
		}

	}

}
