package io.github.mesosspring.leader;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LeaderDetectorsTests {

	@ParameterizedTest
	@CsvSource({ "master:5051, http, http://master:5051", "master:5051, https, https://master:5051",
			"' master:5051 ', http, http://master:5051", "[::1]:5051, http, http://[::1]:5051",
			"http://master, https, http://master:5050", "https://master, http, https://master:5050",
			"HTTP://master:1/, http, http://master:1", "https://master:5051, http, https://master:5051" })
	void understandsTheAcceptedForms(String master, String scheme, String expected) {
		assertThat(detect(LeaderDetectors.parse(master, scheme))).isEqualTo(URI.create(expected));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "master", "master:", "master:0", "master:65536", "master:port", "master:5050/",
			"a:1,,b:2", "a:1,", "http://", "http://master/mesos", "http://master:5050?x", "ftp://master:5050",
			"http://user:secret@master:5050", "user:secret@master:5050", "my_master:5050" })
	void refusesEverythingElseAndNamesTheAcceptedForms(String master) {
		assertThatIllegalArgumentException().isThrownBy(() -> LeaderDetectors.parse(master, "http"))
			.withMessageContaining("host:port, a comma-separated list of host:port, and http://host[:port]")
			.withMessageNotContaining("secret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zk://user:secret@zk1:2181/mesos", "etcd://etcd:2379/mesos", "file:///etc/mesos/master",
			"ZK://user:secret@zk1:2181,zk2:2181/mesos" })
	void saysWhatIsStillToCome(String master) {
		assertThatIllegalArgumentException().isThrownBy(() -> LeaderDetectors.parse(master, "http"))
			.withMessageContaining("not supported yet")
			.withMessageNotContaining("secret");
	}

	@Test
	void staysWithAMasterUntilItFails() {
		LeaderDetector detector = LeaderDetectors.parse("a:1,b:2,c:3,a:1", "http");
		URI first = detect(detector);
		assertThat(first).isEqualTo(detect(detector)).hasToString("http://a:1");
		detector.failed(first);
		assertThat(detect(detector)).hasToString("http://b:2");
		detector.failed(first);
		assertThat(detect(detector)).hasToString("http://b:2");
		detector.failed(URI.create("http://b:2"));
		detector.failed(URI.create("http://c:3"));
		assertThat(detect(detector)).hasToString("http://a:1");
	}

	@Test
	void singleMasterIsNamedAgainAfterItFailed() {
		LeaderDetector detector = LeaderDetectors.parse("a:1", "http");
		detector.failed(URI.create("http://a:1"));
		assertThat(detect(detector)).hasToString("http://a:1");
	}

	private static URI detect(LeaderDetector detector) {
		return detector.detect().block(Duration.ofSeconds(5));
	}

}
