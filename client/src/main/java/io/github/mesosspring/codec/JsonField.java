package io.github.mesosspring.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.SerializedString;

/**
 * What reading and writing need to know of one field, looked up once.
 */
final class JsonField {

	/** Declared defaults that masters stopped writing when the fields were deprecated. */
	private static final Set<String> DEPRECATED_DEFAULTS = Set.of("mesos.v1.FrameworkInfo.role",
			"mesos.v1.Resource.role");

	/** Lists of the operator API of a master that it writes even if they are empty. */
	private static final Set<String> WRITTEN_EMPTY = Set.of("mesos.v1.master.Response.GetTasks.tasks",
			"mesos.v1.master.Response.GetTasks.unreachable_tasks", "mesos.v1.master.Response.GetTasks.completed_tasks",
			"mesos.v1.master.Response.GetExecutors.executors", "mesos.v1.master.Response.GetFrameworks.frameworks",
			"mesos.v1.master.Response.GetFrameworks.completed_frameworks", "mesos.v1.master.Response.GetAgents.agents",
			"mesos.v1.master.Response.GetAgents.recovered_agents");

	private final FieldDescriptor descriptor;

	private final int number;

	private final int index;

	private final SerializedString name;

	private final byte[] quotedName;

	private final FieldDescriptor.Type type;

	private final boolean repeated;

	private final boolean map;

	private final boolean declaredDefault;

	private final boolean writtenEmpty;

	private final boolean strictEnum;

	private final boolean textValues;

	private final boolean textInfinity;

	private final JsonNames<EnumValueDescriptor> enumValues;

	private final JsonTypes types;

	/** Of the messages it holds; looked up late, since types contain each other. */
	private @Nullable JsonFields fields;

	JsonField(FieldDescriptor descriptor, JsonTypes types) {
		JsonDialect dialect = types.dialect();
		this.types = types;
		this.descriptor = descriptor;
		this.number = descriptor.getNumber();
		this.index = descriptor.getIndex();
		this.name = new SerializedString(descriptor.getName());
		this.quotedName = ('"' + descriptor.getName() + "\":").getBytes(StandardCharsets.UTF_8);
		this.type = descriptor.getType();
		this.repeated = descriptor.isRepeated();
		this.map = descriptor.isMapField();
		this.declaredDefault = descriptor.hasDefaultValue()
				&& (dialect.deprecatedDefaults() || !DEPRECATED_DEFAULTS.contains(descriptor.getFullName()));
		this.strictEnum = descriptor.isRequired() || dialect.strictEnums();
		this.textValues = dialect.textValues();
		this.textInfinity = dialect.textInfinity();
		this.writtenEmpty = WRITTEN_EMPTY.contains(descriptor.getFullName());
		this.enumValues = new JsonNames<>(
				(this.type == FieldDescriptor.Type.ENUM) ? descriptor.getEnumType().getValues() : List.of(),
				EnumValueDescriptor::getName);
	}

	FieldDescriptor descriptor() {
		return this.descriptor;
	}

	int number() {
		return this.number;
	}

	/**
	 * Its place among the fields declared.
	 */
	int index() {
		return this.index;
	}

	String name() {
		return this.name.getValue();
	}

	SerializedString serializedName() {
		return this.name;
	}

	/**
	 * Its name as it stands before a value.
	 */
	byte[] quotedName() {
		return this.quotedName;
	}

	FieldDescriptor.Type type() {
		return this.type;
	}

	boolean isRepeated() {
		return this.repeated;
	}

	boolean isMap() {
		return this.map;
	}

	/**
	 * Whether the field has a declared default that masters write.
	 */
	boolean hasWrittenDefault() {
		return this.declaredDefault;
	}

	/**
	 * Whether masters write the list even if it is empty.
	 */
	boolean isWrittenEmpty() {
		return this.writtenEmpty;
	}

	/**
	 * Whether the unknown name of an enum is an error.
	 */
	boolean isStrictEnum() {
		return this.strictEnum;
	}

	/**
	 * Whether a string may hold a number or boolean.
	 */
	boolean readsTextValues() {
		return this.textValues;
	}

	boolean readsTextInfinity() {
		return this.textInfinity;
	}

	@Nullable EnumValueDescriptor enumValue(String name) {
		byte[] text = name.getBytes(StandardCharsets.UTF_8);
		return enumValue(text, 0, text.length);
	}

	/**
	 * The constant whose name stands in a text.
	 */
	@Nullable EnumValueDescriptor enumValue(byte[] text, int from, int to) {
		return this.enumValues.find(text, from, to);
	}

	/**
	 * The fields of the messages it holds.
	 */
	JsonFields fields() {
		JsonFields known = this.fields;
		if (known == null) {
			known = this.types.of(this.descriptor.getMessageType());
			this.fields = known;
		}
		return known;
	}

	JsonConversionException error(String detail) {
		return new JsonConversionException(this.descriptor.getContainingType().getFullName(), detail);
	}

	JsonConversionException notExpecting(String kind) {
		return error("Not expecting a JSON " + kind + " for field '" + name() + "'");
	}

}
