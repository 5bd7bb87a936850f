package io.github.mesosspring.codec;

import java.util.HexFormat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.UnknownFieldSet;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProtobufCodecTests {

	private static final FieldDescriptor TYPE = Event.getDescriptor().findFieldByName("type");

	private final MessageCodec codec = Encoding.PROTOBUF.codec();

	@Test
	void readsWhatItWrote() {
		Event event = error();
		assertThat(this.codec.decode(this.codec.encode(event), Event.getDefaultInstance())).isEqualTo(event);
		assertThat(this.codec.mediaType()).isEqualTo("application/x-protobuf");
	}

	@Test
	void refusesAMessageWithoutARequiredField() {
		Call call = Call.newBuilder().setKill(Call.Kill.getDefaultInstance()).buildPartial();
		assertThatExceptionOfType(CodecException.class)
			.isThrownBy(() -> this.codec.decode(call.toByteArray(), Call.getDefaultInstance()))
			.withMessageContaining("mesos.v1.scheduler.Call")
			.withMessageContaining("kill.task_id");
	}

	@Test
	void keepsBytesThatAreNotUtf8() {
		ByteString invalid = ByteString.copyFrom(new byte[] { (byte) 0xff, (byte) 0xfe });
		Event event = Event.newBuilder()
			.setType(Event.Type.ERROR)
			.setError(Event.Error.newBuilder().setMessageBytes(invalid))
			.build();
		assertThat(this.codec.decode(event.toByteArray(), Event.getDefaultInstance()).getError().getMessageBytes())
			.isEqualTo(invalid);
	}

	@Test
	void peeksTheTypeWhereverItStands() throws Exception {
		assertThat(this.codec.peekEnum(error().toByteArray(), TYPE)).isEqualTo(Event.Type.ERROR.getValueDescriptor());
		byte[] late = Event.newBuilder()
			.setError(error().getError())
			.build()
			.toByteString()
			.concat(Event.newBuilder().setType(Event.Type.ERROR).build().toByteString())
			.toByteArray();
		assertThat(this.codec.peekEnum(late, TYPE)).isEqualTo(Event.Type.ERROR.getValueDescriptor());
	}

	@Test
	void peekFindsNothingWhereTheTypeIsAbsentOrUnknown() {
		assertThat(this.codec.peekEnum(new byte[0], TYPE)).isNull();
		assertThat(this.codec.peekEnum(Event.newBuilder().setError(error().getError()).build().toByteArray(), TYPE))
			.isNull();
		byte[] unknown = UnknownFieldSet.newBuilder()
			.addField(TYPE.getNumber(), UnknownFieldSet.Field.newBuilder().addVarint(999).build())
			.build()
			.toByteArray();
		assertThat(this.codec.peekEnum(unknown, TYPE)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "7b2274797065223a317d", "00", "14", "227f61", "08" })
	void peekRefusesWhatIsNoMessage(String hex) {
		assertThatExceptionOfType(CodecException.class)
			.isThrownBy(() -> this.codec.peekEnum(HexFormat.of().parseHex(hex), TYPE));
	}

	private static Event error() {
		return Event.newBuilder().setType(Event.Type.ERROR).setError(Event.Error.newBuilder().setMessage("m")).build();
	}

}
