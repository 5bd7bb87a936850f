package io.github.mesosspring.embedded.master;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The JSON of old masters.
 */
class VersionJsonTests {

	private static final String NO_ENUM = "Failed to convert JSON into Call protobuf: Failed to find enum for ";

	@ParameterizedTest
	@ValueSource(strings = { "0.24", "0.28" })
	void saysNoMoreThanTheIdWhenSubscribedBeforeOne(String version) {
		assertThat(subscribed(version)).isEqualTo("{'subscribed':{'framework_id':{'value':'f'}},'type':'SUBSCRIBED'}");
	}

	@Test
	void saysTheHeartbeatIntervalSinceOne() {
		assertThat(subscribed("1.0")).isEqualTo(
				"{'subscribed':{'framework_id':{'value':'f'},'heartbeat_interval_seconds':15.0},'type':'SUBSCRIBED'}");
	}

	@ParameterizedTest
	@CsvSource({ "1.1,false,false", "1.4,false,false", "1.5,true,false", "1.8,true,false", "1.9,true,true",
			"1.12,true,true" })
	void describesTheMasterSinceOneOneAndKeepsTheDeclaredOrderSinceOneFive(String version, boolean declaredOrder,
			boolean draining) {
		String record = subscribed(version);
		assertThat(record).contains("'master_info':{").contains("'version':'" + version + ".0'");
		assertThat(record.startsWith("{'type':'SUBSCRIBED'")).isEqualTo(declaredOrder);
		assertThat(record.startsWith("{'subscribed':{'framework_id':{'value':'f'},'heartbeat_interval_seconds':15.0,"
				+ "'master_info':{'address':{"))
			.isEqualTo(!declaredOrder);
		assertThat(record.contains("AGENT_DRAINING")).isEqualTo(draining);
		assertThat(record).doesNotContain("{}");
	}

	@ParameterizedTest
	@CsvSource({ "1.0,a\\/b", "1.6,a\\/b", "1.7,a/b", "1.12,a/b" })
	void escapesSlashesBeforeOneSeven(String version, String written) {
		try (OldMaster master = new OldMaster(version)) {
			assertThat(master.firstRecord("{'type':'SUBSCRIBE','framework_id':{'value':'a/b'},'subscribe':"
					+ "{'framework_info':{'user':'u','name':'n','id':{'value':'a/b'}}}}"))
				.contains("'" + written + "' contains invalid characters");
		}
	}

	@ParameterizedTest
	@CsvSource({ "1.0,MULTI_ROLE,true", "1.1,MULTI_ROLE,true", "1.1,PARTITION_AWARE,false", "1.0,PARTITION_AWARE,true",
			"1.3,RESERVATION_REFINEMENT,true", "1.4,RESERVATION_REFINEMENT,false", "1.4,FROB,true", "1.5,FROB,false",
			"1.12,FROB,false", "0.27,TASK_KILLING_STATE,true", "0.28,TASK_KILLING_STATE,false" })
	void refusesCapabilitiesItDoesNotKnowUntilOneFour(String version, String capability, boolean refused) {
		try (OldMaster master = new OldMaster(version)) {
			RawConnection.Response response = master
				.json("{'type':'SUBSCRIBE','subscribe':{'framework_info':{'user':'u'," + "'capabilities':[{'type':'"
						+ capability + "'}]}}}");
			assertThat(response.status()).isEqualTo(400);
			assertThat(response.text()).isEqualTo(refused ? NO_ENUM + "'" + capability + "'"
					: "Failed to convert JSON into Call protobuf: Missing required fields: subscribe.framework_info.name");
		}
	}

	@ParameterizedTest
	@CsvSource({ "1.0,Not expecting a JSON string for field 'nanoseconds'",
			"1.5,Not expecting a JSON string for field 'nanoseconds'", "1.6,", "1.12," })
	void readsNumbersInStringsSinceOneSix(String version, String error) {
		try (OldMaster master = new OldMaster(version)) {
			assertThat(master
				.json("{'type':'KILL','framework_id':{'value':'x'},'kill':{'task_id':{'value':'t'},"
						+ "'kill_policy':{'grace_period':{'nanoseconds':'1'}}}}")
				.text())
				.isEqualTo((error != null) ? "Failed to convert JSON into Call protobuf: " + error
						: "Framework cannot be found");
		}
	}

	@ParameterizedTest
	@CsvSource({ "1.6,false", "1.9,false", "1.10,true", "1.12,true" })
	void readsInfinitySinceOneTen(String version, boolean read) {
		try (OldMaster master = new OldMaster(version)) {
			assertThat(master.json(
					"{'type':'DECLINE','framework_id':{'value':'x'},'decline':{'filters':{'refuse_seconds':'Infinity'}}}")
				.text()
				.equals("Framework cannot be found")).isEqualTo(read);
		}
	}

	private static String subscribed(String version) {
		try (OldMaster master = new OldMaster(version)) {
			return master.firstRecord("{'type':'SUBSCRIBE','framework_id':{'value':'f'},'subscribe':"
					+ "{'framework_info':{'user':'u','name':'n','id':{'value':'f'}}}}");
		}
	}

}
