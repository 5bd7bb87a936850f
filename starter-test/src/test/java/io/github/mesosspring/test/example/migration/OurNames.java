package io.github.mesosspring.test.example.migration;

import java.io.IOException;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.util.ClassUtils;

/**
 * Knows which of the names in a document are names of something: of a property, a type,
 * its member, or a constant.
 */
final class OurNames {

	private static final String BASE = "io.github.mesosspring.";

	private static final Pattern PROPERTY = Pattern.compile("(mesos\\.[a-z.-]+)(: [a-z]+)?");

	private static final Pattern TYPE = Pattern
		.compile("([A-Z]\\w*[a-z]\\w*(?:\\.[A-Z]\\w*[a-z]\\w*)*)" + "(?:<(\\w+)>)?(?:\\.([a-z]\\w*)(?:\\(\\))?)?");

	private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z_]+");

	/** Names that are not ours, and words that are none. */
	private static final Set<String> OTHERS = Set.of("mesos-events", "null", "true", "false", "failover", "5 s",
			"executor_id", "acknowledge()", "--authenticate_http_frameworks", "SpringApplication.run", "List", "Mono");

	/** Of the driver, to which rows refer. */
	private static final Set<String> OF_THE_DRIVER = Set.of("start()", "join()", "stop(false)", "launchTasks",
			"statusUpdate");

	private final List<String> packages;

	private final List<String> constants;

	private final String properties;

	private OurNames(String side, List<String> constants) {
		this.packages = List.of("call.", "event.", "subscription.", "reconcile.", "framework.", "http.", "executor.",
				"autoconfigure.", "autoconfigure.event.", "protocol.", "protocol." + side + ".");
		this.constants = constants;
		try {
			// which is held to the code
			this.properties = Files.readString(Path.of("../docs/configuration-reference.md"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static OurNames ofSchedulers() {
		return new OurNames("scheduler", List.of("protocol.scheduler.Event$Type", "protocol.scheduler.Call$Type",
				"protocol.TaskState", "protocol.Offer$Operation$Type", "subscription.SubscriptionState"));
	}

	static OurNames ofExecutors() {
		return new OurNames("executor",
				List.of("protocol.executor.Event$Type", "protocol.TaskState", "executor.ExecutorState"));
	}

	static boolean isPresent(String type) {
		return ClassUtils.isPresent(BASE + type, OurNames.class.getClassLoader());
	}

	boolean exists(String name) {
		if (OTHERS.contains(name) || OF_THE_DRIVER.contains(name)) {
			return true;
		}
		Matcher property = PROPERTY.matcher(name);
		if (property.matches()) {
			return this.properties.contains("\n| `" + property.group(1) + "` |");
		}
		Matcher type = TYPE.matcher(name);
		if (type.matches()) {
			return OTHERS.contains(type.group(1)) ? exists(type.group(2)) : hasMember(type.group(1), type.group(3));
		}
		return CONSTANT.matcher(name).matches()
				&& this.constants.stream().map(OurNames::load).anyMatch((constants) -> isConstant(constants, name));
	}

	private boolean hasMember(String type, String member) {
		return this.packages.stream()
			.map((packageName) -> packageName + type.replace('.', '$'))
			.filter(OurNames::isPresent)
			.map(OurNames::load)
			.anyMatch((found) -> member == null
					|| Stream.<Member>of(found.getMethods()).anyMatch((method) -> method.getName().equals(member)));
	}

	private static boolean isConstant(Class<?> constants, String name) {
		return Stream.of(constants.getEnumConstants()).anyMatch((constant) -> constant.toString().equals(name));
	}

	private static Class<?> load(String type) {
		return ClassUtils.resolveClassName(BASE + type, OurNames.class.getClassLoader());
	}

}
