package io.github.mesosspring.operator;

import io.github.mesosspring.protocol.master.Call;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OperatorCallVersionsTests {

	private static final Call DRAIN = Call.newBuilder().setType(Call.Type.DRAIN_AGENT).build();

	@ParameterizedTest
	@CsvSource({ "400, Failed to validate master::Call: Expecting 'type' to be present",
			"400, Failed to convert JSON into Call protobuf: Failed to find enum for 'DRAIN_AGENT'" })
	void namesTheVersionThatKnowsTheTypeOfTheCall(int status, String words) {
		assertThat(OperatorCallVersions.hint(DRAIN, status, words))
			.isEqualTo("it seems to be older than Mesos 1.9, which has this call");
	}

	@ParameterizedTest
	@CsvSource({ "400, Failed to convert JSON into Call protobuf: Not expecting a JSON number for field 'value'",
			"400, Failed to parse body into Call protobuf", "403, Failed to find enum for 'DRAIN_AGENT'" })
	void doesNotBlameTheVersionForAnythingElse(int status, String words) {
		assertThat(OperatorCallVersions.hint(DRAIN, status, words)).isNull();
	}

}
