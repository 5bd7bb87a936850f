package io.github.mesosspring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever follows a link within the documentation arrives.
 */
class DocumentationLinksTests {

	private static final Path ROOT = Path.of("..");

	private static final Pattern ANCHOR = Pattern.compile("\\]\\(([^)#\\s]*)#([^)\\s]+)\\)");

	private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

	private static final Pattern CODE = Pattern.compile("^```.*?^```", Pattern.MULTILINE | Pattern.DOTALL);

	static List<Path> pages() throws IOException {
		try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
			return Stream
				.concat(Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
						docs.filter((file) -> file.toString().endsWith(".md")))
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("pages")
	void everyAnchorIsAHeading(Path page) throws IOException {
		Matcher anchor = ANCHOR.matcher(text(page));
		while (anchor.find()) {
			if (!anchor.group(1).startsWith("http")) {
				Path target = anchor.group(1).isEmpty() ? page : page.resolveSibling(anchor.group(1));
				assertThat(headings(target)).as(anchor.group() + " in " + page).contains(anchor.group(2));
			}
		}
	}

	@Test
	void theReadmeLeadsToEveryPage() throws IOException {
		String readme = Files.readString(ROOT.resolve("README.md"));
		for (Path page : pages()) {
			String path = ROOT.relativize(page).toString().replace('\\', '/');
			if (path.startsWith("docs/") && !path.startsWith("docs/decisions/")) {
				assertThat(readme).contains("](" + path + ")");
			}
		}
	}

	/** As GitHub names them. */
	private static Set<String> headings(Path page) throws IOException {
		Set<String> names = new HashSet<>();
		Matcher heading = HEADING.matcher(text(page));
		while (heading.find()) {
			String name = heading.group(1)
				.strip()
				.toLowerCase(Locale.ROOT)
				.replaceAll("[^\\p{L}\\p{N} _-]", "")
				.replace(' ', '-');
			int number = 1;
			String free = name;
			while (!names.add(free)) {
				free = name + "-" + number++;
			}
		}
		return names;
	}

	private static String text(Path page) throws IOException {
		return CODE.matcher(Files.readString(page)).replaceAll("");
	}

}
