package io.github.mesosspring.http;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MasterRedirectTests {

	private static final String REQUEST = "http://follower:5050/api/v1/scheduler";

	@ParameterizedTest
	@CsvSource({ "//leader:5051/master/api/v1/scheduler, http://leader:5051/master/api/v1/scheduler",
			"//leader:5051, http://leader:5051/api/v1/scheduler", "//leader:5051/, http://leader:5051/api/v1/scheduler",
			"leader:5051, http://leader:5051/api/v1/scheduler", "10.0.0.1:5051, http://10.0.0.1:5051/api/v1/scheduler",
			"//[::1]:5051/x, http://[::1]:5051/x", "http://leader:5051/x, http://leader:5051/x",
			"https://leader:5051/x, https://leader:5051/x", "/elsewhere, http://follower:5050/elsewhere" })
	void resolvesWhatMastersOfAllAgesWrite(String location, String expected) {
		assertThat(MasterRedirect.resolve(URI.create(REQUEST), location)).isEqualTo(URI.create(expected));
	}

	@Test
	void schemeRelativeRedirectStaysOnHttps() {
		URI target = MasterRedirect.resolve(URI.create("https://follower:5050/api/v1/scheduler"), "//leader:5050");
		assertThat(target).isEqualTo(URI.create("https://leader:5050/api/v1/scheduler"));
	}

	@Test
	void neverLeavesHttps() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MasterRedirect.resolve(URI.create("https://follower:5050/x"), "http://leader:5050/x"))
			.withMessageContaining("would leave https");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "//", "ftp://leader:5050/x", "//bad host:1/x", "http://", "file:///etc/passwd" })
	void refusesWhatIsNoPlaceToGo(String location) {
		assertThatIllegalArgumentException().isThrownBy(() -> MasterRedirect.resolve(URI.create(REQUEST), location));
	}

	@Test
	void refusesCredentialsWithoutRepeatingThem() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> MasterRedirect.resolve(URI.create(REQUEST), "//user:secret@leader:5050/x"))
			.withMessageNotContaining("secret");
	}

	@Test
	void baseHasNeitherPathNorQuery() {
		assertThat(MasterRedirect.base(URI.create("https://leader:5051/a/b?c=d"))).hasToString("https://leader:5051");
	}

}
