package io.github.mesosspring.embedded.master;

import java.util.Map;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.version.MesosVersion;
import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What HTTP shows of a master's version.
 */
class VersionHttpTests {

	@ParameterizedTest
	@CsvSource({ "0.24,503,", "0.26,503,", "0.27,307,//h:1", "0.28,307,//h:1", "1.0,307,//h:1/master/api/v1/scheduler",
			"1.1,307,//h:1/master/api/v1/scheduler?a=b", "1.12,307,//h:1/master/api/v1/scheduler?a=b" })
	void redirectsToTheLeaderAsFarAsTheVersionCan(String version, int status, String location) {
		MasterInfo leader = MasterInfo.newBuilder().setId("m").setIp(1).setHostname("h").setPort(1).build();
		HttpCall call = new HttpCall("POST", "/api/v1/scheduler?a=b", new DefaultHttpHeaders(), new byte[0]);
		VersionProfile profile = VersionProfile.of(MesosVersion.of(version));
		HttpAnswer.Complete answer = (HttpAnswer.Complete) new Leadership(leader, false, false).decline(call, profile);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.headers().get("Location")).isEqualTo(location);
		assertThat(new String(answer.body())).isEqualTo((status == 503) ? "Not the leading master" : "");
		HttpAnswer.Complete nobody = (HttpAnswer.Complete) Leadership.UNKNOWN.decline(call, profile);
		assertThat(new String(nobody.body()))
			.isEqualTo((status == 503) ? "Not the leading master" : "No leader elected");
	}

	@ParameterizedTest
	@CsvSource({ "0.24,401,''", "0.26,401,''",
			"0.27,403,HTTP schedulers are not supported when authentication is required",
			"0.28,403,HTTP schedulers are not supported when authentication is required",
			"1.0,400,Framework cannot be found", "1.12,400,Framework cannot be found" })
	void letsSchedulersAuthenticateFromOneOnly(String version, int status, String text) {
		try (OldMaster master = new OldMaster(version, Map.of("a", "b"))) {
			RawConnection.Response response = master.json("{'type':'REVIVE','framework_id':{'value':'x'}}",
					"Authorization: Basic YTpi");
			assertThat(response.status()).isEqualTo(status);
			assertThat(response.text()).isEqualTo(text);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1.0,''", "1.7,''", "1.8,401 Unauthorized.", "1.12,401 Unauthorized." })
	void saysUnauthorizedInTheBodySinceOneEight(String version, String text) {
		try (OldMaster master = new OldMaster(version, Map.of("a", "b"))) {
			RawConnection.Response response = master.json("{}");
			assertThat(response.status()).isEqualTo(401);
			assertThat(response.header("WWW-Authenticate")).isEqualTo("Basic realm=\"mesos-master-scheduler\"");
			assertThat(response.text()).isEqualTo(text);
			assertThat(response.header("Content-Type") != null).isEqualTo(!text.isEmpty());
		}
	}

	@ParameterizedTest
	@CsvSource({ "1.7,''", "1.8,405 Method Not Allowed. Expecting one of { 'POST' }; but received 'GET'." })
	void repeatsNoStatusInBodiesBeforeOneEight(String version, String text) {
		try (OldMaster master = new OldMaster(version)) {
			RawConnection.Response response = master.get("/api/v1/scheduler");
			assertThat(response.status()).isEqualTo(405);
			assertThat(response.header("Allow")).isEqualTo("POST");
			assertThat(response.text()).isEqualTo(text.replace(';', ','));
			assertThat(master.get("/nothing").text()).isEqualTo(text.isEmpty() ? "" : "404 Not Found.");
			assertThat(master.json("{}").text()).isNotEmpty();
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.24,Scheduler::Call", "0.28,Scheduler::Call", "1.0,scheduler::Call", "1.12,scheduler::Call" })
	void namesTheCallInErrors(String version, String name) {
		try (OldMaster master = new OldMaster(version)) {
			for (Encoding encoding : Encoding.values()) {
				assertThat(master.send(encoding, Call.newBuilder()).text())
					.isEqualTo("Failed to validate " + name + ": Expecting 'type' to be present");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.28,404", "1.0,405" })
	void hasAnOperatorApiSinceOne(String version, int status) {
		try (OldMaster master = new OldMaster(version)) {
			assertThat(master.get("/api/v1").status()).isEqualTo(status);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.24", "1.4", "1.12" })
	void saysItsVersion(String version) {
		try (OldMaster master = new OldMaster(version)) {
			assertThat(master.get("/version").text()).contains("\"version\":\"" + version + ".0\"");
		}
	}

}
