package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.SubscriptionState;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the page that starts from symptoms to the code: whoever searches the log for a
 * line of it has to find it.
 */
class TroubleshootingTests {

	private static final Pattern LOGGED = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

	private static final Pattern NAME = Pattern.compile("`(mesos\\.[a-z.-]+)`");

	/** Of Spring Boot. */
	private static final String FAILED_TO_START = "APPLICATION FAILED TO START";

	private static String page;

	private static List<String> sources;

	@BeforeAll
	static void readPageAndSources() throws IOException {
		page = Files.readString(Path.of("../docs/troubleshooting.md"));
		try (Stream<Path> files = Stream.concat(Files.walk(Path.of("../client/src/main/java")),
				Files.walk(Path.of("src/main/java")))) {
			sources = files.filter((file) -> file.toString().endsWith(".java"))
				.map(TroubleshootingTests::read)
				.map((source) -> source.replaceAll("\"\\s*\\+\\s*\"", ""))
				.toList();
		}
	}

	@Test
	void everyLineOfALogIsLoggedLikeThat() {
		List<String> lines = LOGGED.matcher(page).results().flatMap((block) -> block.group(1).lines()).toList();
		assertThat(lines).hasSizeGreaterThan(10).allSatisfy((line) -> assertThat(isLogged(line)).as(line).isTrue());
	}

	@Test
	void everyKeyAndMeterExists() {
		List<String> names = NAME.matcher(page).results().map((name) -> name.group(1)).distinct().toList();
		ConfigurationMetadata metadata = new ConfigurationMetadata();
		assertThat(names).hasSizeGreaterThan(30)
			.allSatisfy(
					(name) -> assertThat(metadata.properties().containsKey(name) || isMeter(name)).as(name).isTrue());
	}

	@Test
	void everyReasonToReconnectIsExplained() {
		assertThat(SessionLoss.values()).allSatisfy((reason) -> assertThat(page).contains("`" + reason.tag() + "`"));
	}

	@Test
	void everyStateThatIsNotUpIsExplained() {
		assertThat(Stream.of(SubscriptionState.DETECTING, SubscriptionState.SUBSCRIBING, SubscriptionState.BACKING_OFF,
				SubscriptionState.FAILED))
			.allSatisfy((state) -> assertThat(page).contains("\n| " + state + " |"));
	}

	@Test
	void everyLinkWithinThePageLeadsSomewhere() {
		Matcher link = Pattern.compile("\\]\\(#([^)]+)\\)").matcher(page);
		while (link.find()) {
			assertThat(page.lines().filter((line) -> line.startsWith("## ")).map(TroubleshootingTests::anchor))
				.contains(link.group(1));
		}
	}

	private static String anchor(String heading) {
		return heading.substring(3).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
	}

	/**
	 * What differs stands between literals, so only these are looked for, in their order
	 * and in one class.
	 */
	private static boolean isLogged(String line) {
		List<String> literals = Arrays.stream(line.split("\\.\\.\\."))
			.map(String::strip)
			.filter((literal) -> !literal.isEmpty())
			.toList();
		assertThat(literals).as(line).isNotEmpty();
		return line.equals(FAILED_TO_START) || sources.stream().anyMatch((source) -> containsInOrder(source, literals));
	}

	private static boolean containsInOrder(String source, List<String> literals) {
		int from = 0;
		for (String literal : literals) {
			from = source.indexOf(literal, from);
			if (from < 0) {
				return false;
			}
			from += literal.length();
		}
		return true;
	}

	private static boolean isMeter(String name) {
		return sources.stream().anyMatch((source) -> source.contains("\"" + name + "\""));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
