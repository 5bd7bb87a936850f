package io.github.mesosspring.codec;

import java.util.HashMap;
import java.util.Map;
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

	private final FieldDescriptor descriptor;

	private final SerializedString name;

	private final FieldDescriptor.Type type;

	private final boolean repeated;

	private final boolean map;

	private final boolean declaredDefault;

	private final Map<String, EnumValueDescriptor> enumValues;

	JsonField(FieldDescriptor descriptor) {
		this.descriptor = descriptor;
		this.name = new SerializedString(descriptor.getName());
		this.type = descriptor.getType();
		this.repeated = descriptor.isRepeated();
		this.map = descriptor.isMapField();
		this.declaredDefault = descriptor.hasDefaultValue() && !DEPRECATED_DEFAULTS.contains(descriptor.getFullName());
		this.enumValues = (this.type == FieldDescriptor.Type.ENUM) ? enumValues(descriptor) : Map.of();
	}

	private static Map<String, EnumValueDescriptor> enumValues(FieldDescriptor descriptor) {
		Map<String, EnumValueDescriptor> values = new HashMap<>();
		descriptor.getEnumType().getValues().forEach((value) -> values.put(value.getName(), value));
		return values;
	}

	FieldDescriptor descriptor() {
		return this.descriptor;
	}

	String name() {
		return this.name.getValue();
	}

	SerializedString serializedName() {
		return this.name;
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

	@Nullable EnumValueDescriptor enumValue(String name) {
		return this.enumValues.get(name);
	}

	JsonConversionException error(String detail) {
		return new JsonConversionException(this.descriptor.getContainingType().getFullName(), detail);
	}

	JsonConversionException notExpecting(String kind) {
		return error("Not expecting a JSON " + kind + " for field '" + name() + "'");
	}

}
