package io.github.mesosspring.leader;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MasterInfoReaderTests {

	static final String INFO = "{\"address\":%s,\"hostname\":\"m1.example\",\"id\":\"1\",\"ip\":16777226,"
			+ "\"pid\":\"master@10.0.0.1:5050\",\"port\":5050,\"version\":\"1.11.0\"}";

	static byte[] recorded(String file) throws IOException {
		try (InputStream in = Recordings.class.getResourceAsStream("/wire/S18-high-availability-json/" + file)) {
			return in.readAllBytes();
		}
	}

	@ParameterizedTest
	@CsvSource({ "zk-three-masters-json.info_0000000001, http, HOSTNAME, http://localhost:7051",
			"zk-three-masters-json.info_0000000002, http, IP, http://127.0.0.1:7052",
			"zk-a-restarted-json.info_0000000004, https, HOSTNAME, https://localhost:7051" })
	void readsWhatMastersWrote(String file, String scheme, LeaderAddress address, URI expected) throws IOException {
		assertThat(new MasterInfoReader(scheme, address).read(recorded(file))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"hostname":"m1.example","ip":"10.0.0.1","port":5051} | HOSTNAME | http://m1.example:5051
			{"hostname":"m1.example","ip":"10.0.0.1","port":5051} | IP       | http://10.0.0.1:5051
			{"ip":"10.0.0.1","port":5051}                         | HOSTNAME | http://10.0.0.1:5051
			{"hostname":"m1","ip":"fd00::1","port":5051}          | IP       | http://[fd00::1]:5051
			""")
	void connectsToThePartThatWasChosen(String address, LeaderAddress chosen, URI expected) {
		assertThat(read(INFO.formatted(address), chosen)).isEqualTo(expected);
	}

	@Test
	void saysThatTheOtherPartMayBeOfMoreUse() {
		assertThatIllegalStateException()
			.isThrownBy(() -> read(INFO.formatted("{\"hostname\":\"my_master\",\"ip\":\"10.0.0.1\",\"port\":5050}"),
					LeaderAddress.HOSTNAME))
			.withMessageContaining("'my_master'")
			.withMessageContaining("mesos.leader.address");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "null", "[]", "leader:5050",
			"{\"hostname\":\"m1\",\"id\":\"1\",\"ip\":1,\"port\":5050}",
			"{\"address\":{\"ip\":\"10.0.0.1\",\"port\":0},\"id\":\"1\",\"ip\":1,\"port\":5050}",
			"{\"address\":{\"ip\":\"10.0.0.1\",\"port\":65536},\"id\":\"1\",\"ip\":1,\"port\":5050}",
			"{\"address\":{\"port\":5050},\"id\":\"1\",\"ip\":1,\"port\":5050}" })
	void refusesWhatDoesNotSayWhereTheMasterIs(String json) {
		assertThatIllegalStateException().isThrownBy(() -> read(json, LeaderAddress.HOSTNAME))
			.withMessageContaining("the leader");
	}

	private static URI read(String json, LeaderAddress address) {
		return new MasterInfoReader("http", address).read(json.getBytes(StandardCharsets.UTF_8));
	}

}
