package io.github.mesosspring.codec;

import java.nio.charset.StandardCharsets;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Events in the shapes of the document that came with Mesos 0.24.
 */
class FirstDocumentTests {

	@Test
	void offersAreAPlainListAndHaveAnOfferId() {
		Event event = event("""
				{
				  "type": "OFFERS",
				  "offers": [
				    {
				      "offer_id": {"value": "12214-23523-O235235"},
				      "framework_id": {"value": "12124-235325-32425"},
				      "agent_id": {"value": "12325-23523-S23523"},
				      "hostname": "agent.host",
				      "resources": [{"name": "cpus", "type": "SCALAR", "scalar": {"value": 2}, "role": "*"}],
				      "attributes": [{"name": "os", "type": "TEXT", "text": {"value": "ubuntu16.04"}}],
				      "executor_ids": [{"value": "12214-23523-my-executor"}]
				    },
				    {
				      "slave_id": {"value": "12325-23523-S1"},
				      "offer_id": {"value": "O2"},
				      "framework_id": {"value": "12124-235325-32425"},
				      "hostname": "other.host"
				    }
				  ]
				}""");
		assertThat(event.getOffers().getOffersList()).extracting((offer) -> offer.getId().getValue())
			.containsExactly("12214-23523-O235235", "O2");
		assertThat(event.getOffers().getOffersList()).extracting((offer) -> offer.getAgentId().getValue())
			.containsExactly("12325-23523-S23523", "12325-23523-S1");
		assertThat(event.getOffers().getOffers(0).getResources(0).getScalar().getValue()).isEqualTo(2);
	}

	@Test
	void anErrorHasItsMessageAtTheTop() {
		Event event = event("{\"type\": \"ERROR\", \"message\": \"Framework is not authorized\"}");
		assertThat(event.getError().getMessage()).isEqualTo("Framework is not authorized");
		assertThat(event.hasMessage()).isFalse();
	}

	@Test
	void anUpdateHasBytesAndASlaveId() {
		TaskStatus status = event("""
				{
				  "type": "UPDATE",
				  "update": {
				    "status": {
				      "task_id": {"value": "12344-my-task"},
				      "slave_id": {"value": "12325-23523-S23523"},
				      "state": "TASK_RUNNING",
				      "source": "SOURCE_EXECUTOR",
				      "uuid": "adfadfadbhgvjayd23r2uahj",
				      "bytes": "uhdjfhuagdj63d7hadkf"
				    }
				  }
				}""").getUpdate().getStatus();
		assertThat(status.getAgentId().getValue()).isEqualTo("12325-23523-S23523");
		assertThat(status.getData().size()).isEqualTo(15);
		assertThat(status.getUuid().size()).isEqualTo(18);
	}

	@Test
	void slaveIdsAreUnderstoodInEveryEvent() {
		assertThat(event("{\"type\":\"FAILURE\",\"failure\":{\"slave_id\":{\"value\":\"S\"}}}").getFailure()
			.getAgentId()
			.getValue()).isEqualTo("S");
		assertThat(event("{\"type\":\"MESSAGE\",\"message\":{\"slave_id\":{\"value\":\"S\"},"
				+ "\"executor_id\":{\"value\":\"E\"},\"data\":\"adaf838jahd748jnaldf\"}}")
			.getMessage()
			.getAgentId()
			.getValue()).isEqualTo("S");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"data\":\"AQ==\",\"bytes\":\"Ag==\",%s}", "{\"bytes\":\"Ag==\",%s,\"data\":\"AQ==\"}" })
	void whatIsThereInItsRealShapeCountsMore(String status) {
		String rest = "\"task_id\":{\"value\":\"t\"},\"state\":\"TASK_LOST\"";
		Event event = event("{\"type\":\"UPDATE\",\"update\":{\"status\":" + status.formatted(rest) + "}}");
		assertThat(event.getUpdate().getStatus().getData()).isEqualTo(ByteString.copyFrom(new byte[] { 1 }));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"error\":{\"message\":\"real\"},\"message\":\"other\"}",
			"{\"message\":\"other\",\"error\":{\"message\":\"real\"}}" })
	void soDoesARealError(String json) {
		assertThat(event(json).getError().getMessage()).isEqualTo("real");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"slave_id\":\"S\"", "\"slave_id\":7", "\"slave_id\":[{}]", "\"bytes\":7",
			"\"bytes\":{\"value\":\"AQ==\"}", "\"bytes\":null" })
	void whatIsOnlyCalledSoIsSkipped(String other) {
		TaskStatus status = event("{\"type\":\"UPDATE\",\"update\":{\"status\":{\"task_id\":{\"value\":\"t\"},"
				+ "\"state\":\"TASK_LOST\"," + other + "}}}")
			.getUpdate()
			.getStatus();
		assertThat(status.hasAgentId()).isFalse();
		assertThat(status.hasData()).isFalse();
		assertThat(status.getTaskId().getValue()).isEqualTo("t");
	}

	@Test
	void otherListsAndTextsAreAsWrongAsEver() {
		assertThatExceptionOfType(CodecException.class).isThrownBy(() -> event("{\"update\":[]}"))
			.withMessageContaining("Not expecting a JSON array for field 'update'");
		assertThatExceptionOfType(CodecException.class).isThrownBy(() -> event("{\"rescind\":\"x\"}"))
			.withMessageContaining("Not expecting a JSON string for field 'rescind'");
	}

	@Test
	void outsideOfEventsTheNamesAreUnknown() {
		Offer offer = decode(
				"{\"offer_id\":{\"value\":\"no\"},\"id\":{\"value\":\"o\"},\"framework_id\":{\"value\":\"f\"},"
						+ "\"agent_id\":{\"value\":\"s\"},\"hostname\":\"h\"}",
				Offer.getDefaultInstance());
		assertThat(offer.getId().getValue()).isEqualTo("o");
		assertThatExceptionOfType(CodecException.class)
			.isThrownBy(() -> decode("{\"task_id\":{\"value\":\"t\"},\"slave_id\":{\"value\":\"s\"},\"uuid\":\"AQ==\"}",
					Call.Acknowledge.getDefaultInstance()))
			.withMessageContaining("agent_id");
	}

	@Test
	void theWriterKnowsTheRealShapesOnly() {
		Event event = event("{\"type\": \"ERROR\", \"message\": \"no\"}");
		assertThat(new String(Encoding.JSON.codec().encode(event), StandardCharsets.UTF_8))
			.isEqualTo("{\"type\":\"ERROR\",\"error\":{\"message\":\"no\"}}");
	}

	private static Event event(String json) {
		return decode(json, Event.getDefaultInstance());
	}

	private static <T extends Message> T decode(String json, T prototype) {
		return Encoding.JSON.codec().decode(json.getBytes(StandardCharsets.UTF_8), prototype);
	}

}
