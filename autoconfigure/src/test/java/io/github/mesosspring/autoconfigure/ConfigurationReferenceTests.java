package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the page with all keys to the metadata. {@code -Dmesos.reference.renew=true}
 * writes it anew.
 */
class ConfigurationReferenceTests {

	private static final Path PAGE = Path.of("../docs/configuration-reference.md");

	private static final Pattern KEYS = Pattern.compile("(<!-- keys -->\n)(.*)(<!-- /keys -->)", Pattern.DOTALL);

	private static final String COMMAND = "mvn -q -pl autoconfigure -am test -Dtest=ConfigurationReferenceTests "
			+ "-Dsurefire.failIfNoSpecifiedTests=false -Dmesos.reference.renew=true";

	@Test
	void thePageHasAllKeysAsTheMetadataHasThem() throws IOException {
		String page = Files.readString(PAGE);
		Matcher keys = KEYS.matcher(page);
		assertThat(keys.find()).as("the block of keys").isTrue();
		String expected = new ConfigurationReference().markdown();
		if (Boolean.getBoolean("mesos.reference.renew")) {
			Files.writeString(PAGE, page.substring(0, keys.start(2)) + expected + page.substring(keys.end(2)));
		}
		else {
			assertThat(keys.group(2)).as(PAGE + ", written anew by: " + COMMAND).isEqualTo(expected);
		}
	}

	@Test
	void thePageSaysHowItIsWrittenAnew() throws IOException {
		assertThat(Files.readString(PAGE)).contains(COMMAND);
	}

}
