package io.github.mesosspring.wire;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class DamagedRecordTests {

	private static final FieldDescriptor TYPE = Event.getDescriptor().findFieldByName("type");

	@ParameterizedTest
	@EnumSource
	void damagedRecordsAreReadOrRefusedAndNothingElse(Encoding encoding) {
		MessageCodec codec = encoding.codec();
		Random random = new Random(7);
		int refused = 0;
		List<byte[]> records = events().map(codec::encode).toList();
		for (int i = 0; i < 5000; i++) {
			byte[] record = damaged(records.get(random.nextInt(records.size())), random);
			refused += refuses(() -> codec.decode(record, Event.getDefaultInstance()));
			refuses(() -> codec.peekEnum(record, TYPE));
		}
		assertThat(refused).isBetween(500, 4900);
	}

	private static Stream<Event> events() {
		return Recordings.named("S12-launch-group-json")
			.exchange("subscribe")
			.events()
			.stream()
			.map((bytes) -> Encoding.JSON.codec().decode(bytes, Event.getDefaultInstance()));
	}

	private static byte[] damaged(byte[] record, Random random) {
		byte[] damaged = record.clone();
		for (int i = random.nextInt(4); i >= 0; i--) {
			damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
		}
		return damaged;
	}

	private static int refuses(Runnable reading) {
		try {
			reading.run();
			return 0;
		}
		catch (CodecException ex) {
			assertThat(ex.getDetail()).isNotEmpty();
			return 1;
		}
	}

}
