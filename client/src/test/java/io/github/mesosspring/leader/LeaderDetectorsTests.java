package io.github.mesosspring.leader;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class LeaderDetectorsTests {

	private static final String FORMS = "Accepted are host:port; a comma-separated list of host:port; "
			+ "http://host[:port] or https://host[:port] (default port 5050); zk://[user:password@]host:port,host:port/path; "
			+ "etcd://host:port,host:port/key; file:///path of a file that holds one of the others";

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
			"http://user:secret@master:5050", "user:secret@master:5050", "http://user:sec,secret@master:5050",
			"my_master:5050", "a:1,zk://b:2/mesos", "a:1,zk://user:secret@b:2/mesos", "zk:/zk1:2181/mesos" })
	void refusesEverythingElseAndNamesTheAcceptedForms(String master) {
		assertRefused(master);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			zk://zk1:2181                            | no path after the servers
			zk://zk1:2181/                           | no path after the servers
			zk:///mesos                              | each of its servers must be host:port
			zk://zk1/mesos                           | each of its servers must be host:port
			zk://zk1:2181,/mesos                     | each of its servers must be host:port
			zk://zk1:2181,zk2/mesos                  | each of its servers must be host:port
			zk://zk1:0/mesos                         | each of its servers must be host:port
			zk://zk1:65536/mesos                     | each of its servers must be host:port
			zk://my_zk:2181/mesos                    | each of its servers must be host:port
			zk://zk1:2181/mesos/                     | nor end with '/'
			zk://zk1:2181//mesos                     | must not contain empty parts
			zk://zk1:2181/a/../mesos                 | must not contain empty parts
			zk://zk1:2181/my mesos                   | a blank or a control character
			zk://secret@zk1:2181/mesos               | must be user:password
			zk://:secret@zk1:2181/mesos              | must be user:password
			zk://user:secret/2@zk1:2181/mesos        | may contain both '/' and '@'
			zk://user:secret@zk1/mesos               | each of its servers must be host:port
			etcd://etcd:2379                         | no path after the servers
			etcd://etcd:2379/                        | no path after the servers
			etcd://etcd/mesos                        | each of its servers must be host:port
			etcd://user:secret@etcd:2379/mesos       | credentials are not supported with etcd
			file://                                  | must name a file by its absolute path
			file://etc/mesos/master                  | must name a file by its absolute path
			file:///                                 | must name a file by its absolute path
			""")
	void saysWhatIsWrongWithEachForm(String master, String why) {
		assertThat(assertRefused(master)).contains(why);
	}

	@Test
	void anythingIsEitherUnderstoodOrRefusedWithoutShowingThePassword() {
		List<String> parts = List.of("zk", "etcd", "file", "http", "https", "ftp", "://", ":", "/", "//", ",", "user:",
				"S3CRET@", ":S3CRET@", "master", "10.0.0.1", "[::1]", ":5050", ":0", ":99999", " ", "\n", "_", "%", "?",
				"#", ".", "..", "mesos", "ü", "\0", "-");
		Random random = new Random(1);
		int understood = 0;
		for (int run = 0; run < 200_000; run++) {
			StringBuilder master = new StringBuilder();
			for (int length = random.nextInt(9); length >= 0; length--) {
				master.append(parts.get(random.nextInt(parts.size())));
			}
			try (LeaderDetector detector = LeaderDetectors.parse(master.toString(), "http")) {
				if (!(detector instanceof FileLeaderDetector)) {
					assertThat(detector.toString()).as(master.toString()).doesNotContain("S3CRET");
				}
				understood++;
			}
			catch (IllegalArgumentException ex) {
				assertThat(ex.getMessage()).as(master.toString()).contains(FORMS).doesNotContain("S3CRET");
			}
		}
		assertThat(understood).isGreaterThan(100);
	}

	@ParameterizedTest
	@ValueSource(strings = { "zk://zk1:2181/mesos", "zk://user:secret@zk1:2181,zk2:2181/a/mesos",
			"ZK://user:s:@ecret@10.0.0.1:2181,[::1]:2182/mesos", "etcd://etcd1:2379,etcd2:2379/mesos/leader",
			"etcd://etcd:2379//mesos", "file:///etc/mesos/master" })
	void findsTheLeaderElsewhereWithoutConnectingBeforeItIsAsked(String master) {
		try (LeaderDetector detector = LeaderDetectors.parse(master, "http")) {
			assertThat(detector.toString()).doesNotContain("ecret").contains("://");
		}
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

	private static String assertRefused(String master) {
		Throwable refused = catchThrowable(() -> LeaderDetectors.parse(master, "http"));
		assertThat(refused).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining(FORMS)
			.hasMessageNotContaining("secret");
		return refused.getMessage();
	}

	private static URI detect(LeaderDetector detector) {
		return detector.detect().block(Duration.ofSeconds(5));
	}

}
