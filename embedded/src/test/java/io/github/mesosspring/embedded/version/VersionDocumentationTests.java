package io.github.mesosspring.embedded.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the table of versions in the documentation to the versions that the code tells
 * apart.
 */
class VersionDocumentationTests {

	private static final Pattern ROW = Pattern.compile("(?m)^\\| ([01]\\.\\d+) \\|");

	private static final Path DIRECTORY = Path.of("src/main/java/io/github/mesosspring/embedded/version");

	@Test
	void hasARowForEachVersionThatChangedSomething() throws IOException {
		String documentation = Files.readString(Path.of("../docs/embedded.md"));
		assertThat(find(ROW, documentation)).isSorted().isSubsetOf(MesosVersion.all()).doesNotHaveDuplicates();
		String history = Files.readString(DIRECTORY.resolve("SchemaHistory.java"));
		assertThat(find(ROW, documentation)).containsAll(find(Pattern.compile("since\\(\"([01]\\.\\d+)\""), history));
		String profile = Files.readString(DIRECTORY.resolve("VersionProfile.java")).replace(", ", ".");
		assertThat(find(ROW, documentation))
			.containsAll(find(Pattern.compile("(?:since|isAtLeast)\\(([01]\\.\\d+)\\)"), profile));
	}

	private static List<MesosVersion> find(Pattern pattern, String text) {
		List<MesosVersion> found = pattern.matcher(text)
			.results()
			.map((MatchResult match) -> MesosVersion.of(match.group(1)))
			.toList();
		assertThat(found).isNotEmpty();
		return found;
	}

}
