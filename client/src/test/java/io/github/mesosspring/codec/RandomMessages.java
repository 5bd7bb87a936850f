package io.github.mesosspring.codec;

import java.util.List;
import java.util.Random;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;

/**
 * Messages of any type, valid but otherwise senseless. Values are taken from the edges of
 * their types every other time. The same random numbers make the same messages.
 */
final class RandomMessages {

	private static final int MAX_DEPTH = 5;

	private static final int MAX_FIELDS = 150;

	/** A number that no message of the schema uses for a field. */
	private static final int UNKNOWN_FIELD = 90_000;

	private static final List<Long> LONGS = List.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1,
			(long) Integer.MAX_VALUE, (long) Integer.MIN_VALUE, 1L << 32, -(1L << 53) - 1);

	private static final List<Double> DOUBLES = List.of(0.0, -0.0, 1.0, 0.1, -1.5, 15.0, 1e21, 1e-7, 123456789.125,
			Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0x1p-1022, Double.POSITIVE_INFINITY,
			Double.NEGATIVE_INFINITY, 9007199254740993.0);

	private static final List<String> STRINGS = List.of("", " ", "*", "a/b", "\"\\", "\u0000\u0001\n\t\r\b\f", "null",
			"Infinity", "{\"a\":[", "\u2028\u2029\ufeff", "\u00e4\u00df\u4e2d", "\ud83d\ude00\ud800\udc00\udbff\udfff",
			"</script>", "x".repeat(300));

	private final Random random;

	private final boolean newer;

	private int fields;

	private RandomMessages(Random random, boolean newer) {
		this.random = random;
		this.newer = newer;
	}

	/**
	 * A message of a type.
	 */
	static Message of(Message prototype, Random random) {
		return new RandomMessages(random, false).message(prototype.newBuilderForType(), 0);
	}

	/**
	 * A message of a type as a newer schema could make it: with fields and values of
	 * enums that this one does not know.
	 */
	static Message newer(Message prototype, Random random) {
		return new RandomMessages(random, true).message(prototype.newBuilderForType(), 0);
	}

	private Message message(Message.Builder builder, int depth) {
		for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
			if (field.isRepeated()) {
				for (int i = isLeftOut(depth) ? 0 : 1 + this.random.nextInt(3); i > 0; i--) {
					builder.addRepeatedField(field, value(builder, field, depth));
				}
			}
			else if (field.isRequired() || !isLeftOut(depth)) {
				builder.setField(field, value(builder, field, depth));
			}
		}
		// Entries of maps are made by the class of the map, which takes no more than both
		if (this.newer && !builder.getDescriptorForType().getOptions().getMapEntry()) {
			builder.setUnknownFields(unknown(builder));
		}
		return builder.build();
	}

	private boolean isLeftOut(int depth) {
		return depth >= MAX_DEPTH || this.fields >= MAX_FIELDS || this.random.nextInt(3) == 0;
	}

	private Object value(Message.Builder builder, FieldDescriptor field, int depth) {
		this.fields++;
		return switch (field.getJavaType()) {
			case MESSAGE -> field.isMapField() ? entry(builder.newBuilderForField(field), field, depth)
					: message(builder.newBuilderForField(field), depth + 1);
			case ENUM -> any(field.getEnumType().getValues());
			case STRING -> string();
			case BYTE_STRING -> bytes();
			case BOOLEAN -> this.random.nextBoolean();
			case INT -> (int) integer();
			case LONG -> integer();
			case DOUBLE -> floating();
			case FLOAT -> (float) floating();
		};
	}

	/** Keys of a map are told apart by a number, so that there are as many as meant. */
	private Message entry(Message.Builder builder, FieldDescriptor field, int depth) {
		List<FieldDescriptor> parts = field.getMessageType().getFields();
		return builder.setField(parts.get(0), this.fields + string())
			.setField(parts.get(1), value(builder, parts.get(1), depth + 1))
			.build();
	}

	private UnknownFieldSet unknown(Message.Builder builder) {
		UnknownFieldSet.Builder unknown = UnknownFieldSet.newBuilder();
		unknown.addField(UNKNOWN_FIELD + this.random.nextInt(3),
				UnknownFieldSet.Field.newBuilder().addLengthDelimited(bytes()).addVarint(integer()).build());
		for (FieldDescriptor field : builder.getDescriptorForType().getFields()) {
			boolean absent = field.isRepeated() || (!field.isRequired() && !builder.hasField(field));
			if (field.getJavaType() == FieldDescriptor.JavaType.ENUM && absent) {
				unknown.addField(field.getNumber(), UnknownFieldSet.Field.newBuilder().addVarint(7777).build());
			}
		}
		return unknown.build();
	}

	private long integer() {
		return this.random.nextBoolean() ? any(LONGS) : this.random.nextLong() >> this.random.nextInt(64);
	}

	private double floating() {
		if (this.random.nextBoolean()) {
			return any(DOUBLES);
		}
		double bits = Double.longBitsToDouble(this.random.nextLong());
		return Double.isNaN(bits) ? 0.5 : bits;
	}

	private String string() {
		if (this.random.nextBoolean()) {
			return any(STRINGS);
		}
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(12); i > 0; i--) {
			int character = this.random.nextInt(Character.MAX_CODE_POINT + 1) >> this.random.nextInt(21);
			text.appendCodePoint((character >= 0xd800 && character < 0xe000) ? '?' : character);
		}
		return text.toString();
	}

	private ByteString bytes() {
		byte[] bytes = new byte[this.random.nextInt(this.random.nextInt(8) == 0 ? 300 : 20)];
		this.random.nextBytes(bytes);
		return ByteString.copyFrom(bytes);
	}

	private <T> T any(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

}
