package io.github.mesosspring.autoconfigure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What somebody reads whose keys contradict each other: one sentence that names them, and
 * what to do.
 */
@ExtendWith(OutputCaptureExtension.class)
class WrongCombinationsTests {

	private static final Pattern QUOTED = Pattern.compile("'((?:mesos|spring)\\.[a-z.-]+)'");

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EmbeddedMesosAutoConfiguration.class, MesosAutoConfiguration.class))
		.withPropertyValues("spring.application.name=jobs", "mesos.auto-startup=false");

	static Stream<Arguments> combinations() {
		return Stream.of(
				arguments("mesos.framework.id-file=a mesos.framework.id-store=memory",
						"'mesos.framework.id-file' is set, but 'mesos.framework.id-store' is not 'file'",
						"Remove mesos.framework.id-file, or set mesos.framework.id-store to file"),
				arguments("mesos.framework.id-file=a mesos.framework.id-store=jdbc",
						"'mesos.framework.id-file' is set, but 'mesos.framework.id-store' is not 'file'",
						"Remove mesos.framework.id-file"),
				arguments("mesos.framework.jdbc.table=a mesos.framework.id-store=",
						"'mesos.framework.jdbc.table' is set, but 'mesos.framework.id-store' is not 'jdbc'",
						"set mesos.framework.id-store to jdbc"),
				arguments("mesos.framework.jdbc.initialize-schema=never mesos.framework.id-store=zookeeper",
						"'mesos.framework.jdbc.initialize-schema' is set, but 'mesos.framework.id-store' is not 'jdbc'",
						"set mesos.framework.id-store to jdbc"),
				arguments("mesos.election.role=a mesos.election.type=none",
						"'mesos.election.role' is set, but 'mesos.election.type' is not 'events'",
						"set mesos.election.type to events"),
				arguments("mesos.embedded.port=5050 mesos.master=m:5050",
						"'mesos.embedded.port' is set, but 'mesos.master' is not 'embedded'",
						"Remove mesos.embedded.port, or set mesos.master to embedded"),
				arguments("mesos.embedded.agents=2 mesos.master=zk://bob:geheim@zk/mesos",
						"'mesos.embedded.agents' is set, but 'mesos.master' is not 'embedded'",
						"Remove mesos.embedded.agents"),
				arguments("mesos.subscription.backoff.initial=1m",
						"'mesos.subscription.backoff.initial' is 60000ms, but 'mesos.subscription.backoff.max' is only 15000ms",
						"raise mesos.subscription.backoff.max"),
				arguments("mesos.reconciliation.max=1s",
						"'mesos.reconciliation.initial' is 5000ms, but 'mesos.reconciliation.max' is only 1000ms",
						"raise mesos.reconciliation.max"),
				arguments("mesos.zookeeper.username=bob",
						"'mesos.zookeeper.username' is set, but 'mesos.zookeeper.password' is not",
						"Set mesos.zookeeper.password"),
				arguments("mesos.zookeeper.password=geheim",
						"'mesos.zookeeper.password' is set, but 'mesos.zookeeper.username' is not",
						"Set mesos.zookeeper.username"),
				arguments("mesos.ssl.bundle=a mesos.master=m1:5050,http://m2:5050",
						"'mesos.ssl.bundle' is set, but 'mesos.master' names a master with http://",
						"remove mesos.ssl.bundle"),
				arguments("mesos.max-record-size=2GB", "'mesos.max-record-size' is 2147483648B",
						"Set mesos.max-record-size to 2047MB or less"),
				arguments("mesos.framework.failover-timeout=-1s", "'mesos.framework.failover-timeout' is -1000ms",
						"Correct mesos.framework.failover-timeout"),
				arguments("mesos.zookeeper.session-timeout=-1s", "'mesos.zookeeper.session-timeout' is -1000ms",
						"Correct mesos.zookeeper.session-timeout"),
				arguments("mesos.framework.id-store=zookeeper",
						"'mesos.framework.id-store' is 'zookeeper', but 'mesos.zookeeper.connect-string' is not set",
						"Set mesos.zookeeper.connect-string"),
				arguments("mesos.election.type=zookeeper mesos.framework.id-store=memory",
						"'mesos.election.type' is 'zookeeper', but 'mesos.zookeeper.connect-string' is not set",
						"Set mesos.zookeeper.connect-string"),
				arguments("mesos.framework.roles=a,b mesos.framework.capabilities=partition-aware",
						"'mesos.framework.roles' names 2 roles, but 'mesos.framework.capabilities' lacks 'multi-role'",
						"Add multi-role to mesos.framework.capabilities"),
				arguments("mesos.framework.suppressed-roles=b",
						"'mesos.framework.suppressed-roles' contains 'b', which is none of the framework's roles [*]",
						"Correct mesos.framework.suppressed-roles"),
				arguments("mesos.framework.roles=", "'mesos.framework.roles' is empty", "remove mesos.framework.roles"),
				tooSmall("mesos.offers.refuse-seconds", "-1s"), tooSmall("mesos.dispatch.max-pause", "0s"),
				tooSmall("mesos.dispatch.max-queued-events", "0"), tooSmall("mesos.dispatch.max-queued-bytes", "0"),
				tooSmall("mesos.dispatch.concurrency", "0"), tooSmall("mesos.dispatch.remembered-updates", "-1"),
				tooSmall("mesos.dispatch.max-deliveries", "-1"), tooSmall("mesos.calls.max-queued", "0"),
				tooSmall("mesos.calls.acknowledge-concurrency", "0"), tooSmall("mesos.calls.timeout", "-1s"),
				tooSmall("mesos.stop-timeout", "0s"), tooSmall("mesos.subscription.missed-heartbeats", "0"),
				tooSmall("mesos.subscription.backoff.initial", "0s"), tooSmall("mesos.reconciliation.chunk-size", "0"),
				tooSmall("mesos.reconciliation.initial", "-5s"), tooSmall("mesos.max-record-size", "0"),
				tooSmall("mesos.reconciliation.implicit-interval", "-1m"),
				tooSmall("mesos.zookeeper.connection-timeout", "0s"));
	}

	private static Arguments tooSmall(String key, String value) {
		return arguments(key + "=" + value, "'" + key + "' is ", "Correct " + key);
	}

	@ParameterizedTest
	@MethodSource("combinations")
	void failsTheStartInOneSentence(String properties, String sentence, String action) {
		ApplicationContextRunner runner = properties.contains("mesos.master=") ? this.contextRunner
				: this.contextRunner.withPropertyValues("mesos.master=m:5050");
		runner.withPropertyValues(properties.split(" ")).run((context) -> {
			assertThat(context).hasFailed();
			String printed = FailureAnalyses.print(context.getStartupFailure());
			String description = printed.substring("Description:\n".length(), printed.indexOf("\nAction:"));
			assertThat(description).contains(sentence).endsWith(".").doesNotContain("\n");
			assertThat(StringUtils.countOccurrencesOf(description.replace("mesos.", "").replace("spring.", ""), ". "))
				.as("one sentence: " + description)
				.isZero();
			assertThat(printed.substring(printed.indexOf("\nAction:"))).contains(action);
			assertThat(printed).doesNotContain("geheim");
			assertKeysExist(printed);
		});
	}

	/** What a profile says, and what all of them share. */
	static Stream<Arguments> legal() {
		return Stream.of(arguments("mesos.framework.id-store=memory", "mesos.framework.id-file=a"),
				arguments("mesos.framework.id-store=memory", "mesos.framework.id-file=a mesos.framework.id-store=file"),
				arguments("mesos.master=m:5050", "mesos.master=embedded mesos.embedded.agents=2"),
				arguments("", "mesos.embedded.agents=2 mesos.master=${NOBODY:embedded}"),
				arguments("mesos.framework.id-file=a", ""),
				arguments("mesos.framework.id-file=a", "mesos.framework.id-store="),
				arguments("mesos.election.type=events", "mesos.election.role=a"),
				arguments("mesos.election.type=none", "mesos.election.role=a mesos.election.type=events"),
				arguments("mesos.election.type=", "mesos.election.role=a mesos.election.type=events"),
				arguments("mesos.election.role=", "mesos.election.role=a mesos.election.type=none"),
				arguments("", "mesos.election.role=${NOBODY:} mesos.election.type=none"),
				arguments("", "mesos.election.role=a mesos.election.type=${NOBODY:}"),
				arguments("", "mesos.election.role=a mesos.election.type=${NOBODY:none}"),
				arguments("mesos.framework.id-store=", "mesos.framework.jdbc.table=a mesos.framework.id-store=jdbc"),
				arguments("mesos.framework.id-store=file", "mesos.framework.jdbc.table=a"),
				arguments("", "mesos.election.role=a"), arguments("", "mesos.framework.jdbc.table=a"));
	}

	@ParameterizedTest
	@MethodSource("legal")
	void whatProfilesShareIsNoContradiction(String profile, String shared) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(source("shared", shared));
		environment.getPropertySources().addFirst(source("profile", profile));
		assertThatNoException().isThrownBy(() -> UnusedKeys.refuse(new KeySources(environment)));
		ConfigurationPropertySources.attach(environment);
		assertThatNoException().isThrownBy(() -> UnusedKeys.refuse(new KeySources(environment)));
	}

	@Test
	void sharedKeysOfAChoiceThatNobodyMakesAreNamedInAWarning(CapturedOutput output) {
		this.contextRunner
			.withPropertyValues("mesos.master=m:5050", "mesos.election.role=a", "mesos.framework.jdbc.table=a",
					"mesos.framework.jdbc.schema=b")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("Nobody looks at 'mesos.election.role', since 'mesos.election.type' is not set")
			.contains("Nobody looks at 'mesos.framework.jdbc.table', 'mesos.framework.jdbc.schema', "
					+ "since 'mesos.framework.id-store' is not set");
	}

	/** As in the environment of a named framework. */
	@Test
	void keysOfOneSourceAreSoWithoutSpringBootsViewOfThem() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(source("shared", "mesos.election.role=a mesos.election.type=none"));
		assertThatExceptionOfType(MesosConfigurationException.class)
			.isThrownBy(() -> UnusedKeys.refuse(new KeySources(environment)))
			.withMessageContaining("'mesos.election.role' is set");
	}

	@Test
	void placeholdersThatNobodyResolvesAreLeftToWhoeverReadsTheKey() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(source("shared", "mesos.master=${NOBODY} mesos.embedded.port=1"));
		assertThatNoException().isThrownBy(() -> UnusedKeys.refuse(new KeySources(environment)));
	}

	@Test
	void anEmptyTextTakesAKeyBack() {
		this.contextRunner
			.withPropertyValues("mesos.master=m:5050", "mesos.framework.id-store=memory", "mesos.framework.id-file=",
					"mesos.election.role=")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static MapPropertySource source(String name, String properties) {
		Map<String, Object> values = new LinkedHashMap<>();
		for (String property : StringUtils.delimitedListToStringArray(properties, " ")) {
			String[] pair = property.split("=", 2);
			values.put(pair[0], pair[1]);
		}
		return new MapPropertySource(name, values);
	}

	private static void assertKeysExist(String text) {
		Matcher quoted = QUOTED.matcher(text);
		while (quoted.find()) {
			if (quoted.group(1).startsWith("mesos.")) {
				String key = quoted.group(1);
				assertThat(new ConfigurationMetadata().properties().keySet())
					.anyMatch((known) -> known.equals(key) || known.startsWith(key + "."));
			}
		}
	}

}
