package io.github.mesosspring.autoconfigure.diagnostics;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = { "401 Unauthorized. | CREDENTIALS",
			"HTTP status 401 | CREDENTIALS", "HTTP status 403 | NOT_ALLOWED",
			"403 The request's authenticated principal contains claims | NOT_ALLOWED",
			"Not authorized to register framework F with roles { a, b } | NOT_ALLOWED",
			"Roles { x } are not present in the master's --roles | ROLES",
			"User 'root' is not allowed to run frameworks without --root_submissions set | USER",
			"Framework has been removed | REMOVED", "Changing framework's principal is not allowed. | PRINCIPAL",
			"400 Authenticated principal 'P' does not match principal 'Q' set in `FrameworkInfo` | PRINCIPAL",
			"4012 agents | OTHER", "'FrameworkInfo.roles' contains duplicate items: { a } | OTHER" })
	void isRecognisedByTheWordsOfRealMasters(String words, Refusal refusal) {
		assertThat(Refusal.of(words)).isSameAs(refusal);
	}

}
