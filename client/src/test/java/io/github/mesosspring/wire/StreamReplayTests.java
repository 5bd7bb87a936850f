package io.github.mesosspring.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.recordio.RecordIoDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;

class StreamReplayTests {

	private static final Pattern PLAIN_DOUBLE = Pattern.compile("\\d+[.]\\d+(?=[,}])");

	static Stream<Exchange> streams() {
		return Recordings.all()
			.stream()
			.flatMap((recording) -> recording.exchanges().stream())
			.filter((exchange) -> exchange.stream() && Integer.valueOf(200).equals(exchange.status()));
	}

	@Test
	void everyScenarioIsThereInBothEncodings() {
		assertThat(Recordings.all()).hasSize(34);
		assertThat(streams()).hasSizeGreaterThan(80);
		assertThat(Recordings.all().stream().map((recording) -> recording.folder().replaceAll("-(json|protobuf)$", "")))
			.allMatch((scenario) -> Recordings.all()
				.stream()
				.filter((recording) -> recording.folder().matches(scenario + "-(json|protobuf)"))
				.count() == 2);
	}

	@ParameterizedTest
	@MethodSource("streams")
	void givesTheRecordedEventsWhereverTheChunksEnd(Exchange exchange) {
		HttpMessage response = exchange.response();
		MessageCodec codec = RecordedMessages.codec(response);
		Message type = RecordedMessages.event(exchange);
		FieldDescriptor typeField = type.getDescriptorForType().findFieldByName("type");
		List<byte[]> expected = exchange.events();
		for (long seed = 0; seed < 5; seed++) {
			List<byte[]> records = cut(response.body(), new Random(seed));
			assertThat(records).hasSameSizeAs(expected);
			for (int i = 0; i < records.size(); i++) {
				byte[] record = records.get(i);
				Message event = codec.decode(record, type);
				assertThat(RecordedMessages.tree(Encoding.JSON.codec().encode(event)))
					.isEqualTo(RecordedMessages.tree(expected.get(i)));
				EnumValueDescriptor decodedType = (EnumValueDescriptor) event.getField(typeField);
				assertThat(codec.peekEnum(record, typeField)).isEqualTo(decodedType);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("streams")
	void masterCodecWritesTheBytesTheMasterWrote(Exchange exchange) {
		if (RecordedMessages.codec(exchange.response()) != Encoding.JSON.codec()) {
			return;
		}
		for (byte[] recorded : exchange.events()) {
			Message event = Encoding.JSON.codec().decode(recorded, RecordedMessages.event(exchange));
			byte[] written = MesosJson.masterCodec().encode(event);
			assertThat(normalized(written)).isEqualTo(withoutNewer(normalized(recorded)));
		}
	}

	/** The schema has neither QUOTA_V2 nor a field for the checkpointing of agents. */
	private static String withoutNewer(String json) {
		return json.replace("{\"type\":\"QUOTA_V2\"}", "{}")
			.replaceAll("(\"id\":\\{\"value\":\"[^\"]+-S\\d+\"}),\"checkpoint\":true", "$1");
	}

	// Of several shortest forms of one number the master does not always pick the closest
	private static String normalized(byte[] json) {
		return PLAIN_DOUBLE.matcher(new String(json, StandardCharsets.UTF_8))
			.replaceAll((match) -> Double.valueOf(match.group()).toString());
	}

	@ParameterizedTest
	@MethodSource("streams")
	void eventsSurviveEitherEncoding(Exchange exchange) {
		Message type = RecordedMessages.event(exchange);
		for (byte[] recorded : exchange.events()) {
			Message event = Encoding.JSON.codec().decode(recorded, type);
			for (Encoding encoding : Encoding.values()) {
				assertThat(encoding.codec().decode(encoding.codec().encode(event), type)).isEqualTo(event);
			}
		}
	}

	private static List<byte[]> cut(byte[] stream, Random random) {
		List<byte[]> records = new ArrayList<>();
		RecordIoDecoder decoder = new RecordIoDecoder(stream.length);
		for (int from = 0; from < stream.length;) {
			int to = Math.min(stream.length, from + random.nextInt(random.nextBoolean() ? 8 : 2000));
			decoder.decode(DefaultDataBufferFactory.sharedInstance.wrap(Arrays.copyOfRange(stream, from, to)),
					records::add);
			from = to;
		}
		decoder.end();
		return records;
	}

}
