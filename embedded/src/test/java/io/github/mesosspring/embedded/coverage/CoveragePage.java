package io.github.mesosspring.embedded.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page that holds the tables. {@code -Dmesos.coverage.renew=true} writes them anew.
 */
final class CoveragePage {

	private static final Path PAGE = Path.of("../docs/protocol-coverage.md");

	private CoveragePage() {
	}

	/**
	 * Hold a block of the page to what a test found.
	 * @param name the name of the block
	 * @param content what it must be
	 */
	static void assertBlock(String name, String content) {
		try {
			String page = Files.readString(PAGE);
			Matcher block = Pattern.compile("(<!-- %1$s -->\n)(.*?)(<!-- /%1$s -->)".formatted(name), Pattern.DOTALL)
				.matcher(page);
			assertThat(block.find()).as("the block " + name + " of " + PAGE).isTrue();
			if (Boolean.getBoolean("mesos.coverage.renew")) {
				Files.writeString(PAGE, page.substring(0, block.start(2)) + content + page.substring(block.end(2)));
			}
			else {
				assertThat(block.group(2)).as(PAGE + ", renewed by -Dmesos.coverage.renew=true").isEqualTo(content);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
