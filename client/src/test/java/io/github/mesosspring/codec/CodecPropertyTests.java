package io.github.mesosspring.codec;

import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Value;
import io.github.mesosspring.protocol.master.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What holds for messages of any type. {@code -Dmesos.property.messages=N} tries that
 * many of each type, {@code -Dmesos.property.seed=N} other ones; a failure names the seed
 * of its message.
 */
class CodecPropertyTests {

	private static final int MESSAGES = Integer.getInteger("mesos.property.messages", 12);

	private static final long SEED = Long.getLong("mesos.property.seed", 5);

	/** What protobuf's own JSON writes as text and Mesos as an object. */
	private static final String DURATION = "google.protobuf.Duration";

	/** What protobuf's own reader takes for zero. */
	private static final Pattern NEGATIVE_ZERO = Pattern.compile("(?<=[:\\[])-0[.]0(?=[,}\\]])");

	private static final JsonFormat.Printer PRINTER = JsonFormat.printer().preservingProtoFieldNames();

	private final MessageCodec json = Encoding.JSON.codec();

	private final MessageCodec protobuf = Encoding.PROTOBUF.codec();

	@Test
	void allTypesAreTried() {
		assertThat(MessageTypes.all()).hasSize(349).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@EnumSource
	void anyMessageSurvivesEitherEncoding(Encoding encoding) {
		forAny((message) -> {
			byte[] written = encoding.codec().encode(message);
			assertThat(encoding.codec().decode(written, message.getDefaultInstanceForType())).isEqualTo(message);
			assertThat(encoding.codec().encode(encoding.codec().decode(written, message))).isEqualTo(written);
		});
	}

	@Test
	void whatAMasterWritesIsTheMessageAndDeclaredDefaults() {
		forAny((message) -> {
			Message read = this.json.decode(MesosJson.masterCodec().encode(message), message);
			assertThat(withoutDefaults(read, message)).isEqualTo(message);
		});
	}

	@Test
	void anIndependentReaderUnderstandsOurJson() {
		forAny((message) -> {
			String written = new String(this.json.encode(message), UTF_8);
			if (!MessageTypes.contains(message, DURATION)) {
				Message read = parsed(written, message.newBuilderForType());
				assertThat(new String(this.json.encode(read), UTF_8))
					.isEqualTo(NEGATIVE_ZERO.matcher(written).replaceAll("0.0"));
			}
		});
	}

	@Test
	void ourReaderUnderstandsAnIndependentWriter() {
		forAny((message) -> {
			if (!MessageTypes.contains(message, DURATION)) {
				assertThat(this.json.decode(printed(message), message)).isEqualTo(message);
			}
		});
	}

	@Test
	void neitherUnderstandsADurationOfTheOther() {
		Duration duration = Duration.newBuilder().setSeconds(90).setNanos(500_000_000).build();
		Call.DrainAgent drain = Call.DrainAgent.newBuilder()
			.setAgentId(AgentID.newBuilder().setValue("a"))
			.setMaxGracePeriod(duration)
			.build();
		assertThat(new String(printed(drain), UTF_8)).contains("\"90.500s\"");
		assertThatExceptionOfType(JsonConversionException.class)
			.isThrownBy(() -> this.json.decode(printed(drain), drain))
			.withMessageContaining("Not expecting a JSON string for field 'max_grace_period'");
		String written = new String(this.json.encode(drain), UTF_8);
		assertThat(written).contains("{\"seconds\":90,\"nanos\":500000000}");
		assertThatExceptionOfType(InvalidProtocolBufferException.class)
			.isThrownBy(() -> JsonFormat.parser().merge(written, drain.toBuilder()));
	}

	@Test
	void jsonRefusesNaNByItsField() {
		Value.Scalar scalar = Value.Scalar.newBuilder().setValue(Double.NaN).build();
		assertThat(this.protobuf.decode(this.protobuf.encode(scalar), scalar)).isEqualTo(scalar);
		assertThatExceptionOfType(CodecException.class).isThrownBy(() -> this.json.encode(scalar))
			.withMessageContaining("mesos.v1.Value.Scalar.value");
	}

	private static void forAny(Consumer<Message> property) {
		long seed = SEED << 32;
		for (Message prototype : MessageTypes.all()) {
			for (int i = 0; i < MESSAGES; i++, seed++) {
				Message message = RandomMessages.of(prototype, new Random(seed));
				try {
					property.accept(message);
				}
				catch (RuntimeException | AssertionError ex) {
					throw new AssertionError(
							"Seed " + seed + ": " + prototype.getDescriptorForType().getFullName() + "\n" + message,
							ex);
				}
			}
		}
	}

	/**
	 * What was read, without the defaults that the message did not have.
	 */
	private static Message withoutDefaults(Message read, Message message) {
		Message.Builder builder = read.toBuilder();
		read.getAllFields().forEach((field, value) -> {
			if (field.hasDefaultValue() && !message.hasField(field) && value.equals(field.getDefaultValue())) {
				builder.clearField(field);
			}
			else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && field.isRepeated()) {
				for (int i = 0; i < read.getRepeatedFieldCount(field); i++) {
					builder.setRepeatedField(field, i, withoutDefaults((Message) read.getRepeatedField(field, i),
							(Message) message.getRepeatedField(field, i)));
				}
			}
			else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
				builder.setField(field, withoutDefaults((Message) value, (Message) message.getField(field)));
			}
		});
		return builder.build();
	}

	private static Message parsed(String json, Message.Builder builder) {
		try {
			JsonFormat.parser().merge(json, builder);
			return builder.build();
		}
		catch (InvalidProtocolBufferException ex) {
			throw new AssertionError("Not read: " + json, ex);
		}
	}

	private static byte[] printed(Message message) {
		try {
			return PRINTER.print(message).getBytes(UTF_8);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
