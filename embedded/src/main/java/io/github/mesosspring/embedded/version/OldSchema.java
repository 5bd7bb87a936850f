package io.github.mesosspring.embedded.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;

/**
 * The message types of one version: those of today without what is younger, and with what
 * is gone. Thread-safe.
 */
final class OldSchema {

	/** The number of {@code Call.Subscribe.force}, which means something else by now. */
	static final int FORCE = 2;

	private static final String MESOS = "mesos/";

	private final MesosVersion version;

	private final Map<String, FileDescriptor> files = new HashMap<>();

	OldSchema(MesosVersion version) {
		this.version = version;
	}

	/**
	 * The old form of a type.
	 * @param current the type of today
	 * @return its descriptor in this version
	 */
	Descriptor of(Descriptor current) {
		Descriptor outer = current.getContainingType();
		return (outer != null) ? of(outer).findNestedTypeByName(current.getName())
				: file(current.getFile()).findMessageTypeByName(current.getName());
	}

	private synchronized FileDescriptor file(FileDescriptor current) {
		FileDescriptor known = this.files.get(current.getName());
		if (known == null) {
			known = current.getName().startsWith(MESOS) ? build(current) : current;
			this.files.put(current.getName(), known);
		}
		return known;
	}

	private FileDescriptor build(FileDescriptor current) {
		FileDescriptorProto.Builder file = current.toProto().toBuilder();
		file.getMessageTypeBuilderList().forEach((message) -> age(message, file.getPackage()));
		file.getEnumTypeBuilderList().forEach((type) -> age(type, file.getPackage()));
		FileDescriptor[] dependencies = current.getDependencies()
			.stream()
			.map(this::file)
			.toArray(FileDescriptor[]::new);
		try {
			return FileDescriptor.buildFrom(file.build(), dependencies);
		}
		catch (DescriptorValidationException ex) {
			throw new IllegalStateException("The schema of Mesos " + this.version + " contradicts itself", ex);
		}
	}

	private void age(DescriptorProto.Builder message, String scope) {
		String name = scope + "." + message.getName();
		List<FieldDescriptorProto> known = message.getFieldList()
			.stream()
			.filter((field) -> isKnown(name, field.getName()))
			.toList();
		message.clearField().addAllField(known);
		message.getNestedTypeBuilderList().forEach((nested) -> age(nested, name));
		message.getEnumTypeBuilderList().forEach((type) -> age(type, name));
		switch (name) {
			case "mesos.v1.scheduler.Call.Subscribe" -> addForce(message);
			case "mesos.v1.scheduler.Call.Revive", "mesos.v1.scheduler.Call.Suppress" -> singleRole(message);
			default -> {
			}
		}
	}

	private void age(EnumDescriptorProto.Builder type, String scope) {
		var known = type.getValueList().stream().filter((value) -> isKnown(scope, value.getName())).toList();
		type.clearValue().addAllValue(known);
	}

	private boolean isKnown(String scope, String name) {
		return SchemaHistory.isKnown(this.version, scope + "." + name);
	}

	private void addForce(DescriptorProto.Builder subscribe) {
		if (!this.version.isAtLeast(0, 28)) {
			subscribe.addFieldBuilder()
				.setName("force")
				.setNumber(FORCE)
				.setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
				.setType(FieldDescriptorProto.Type.TYPE_BOOL);
		}
	}

	private void singleRole(DescriptorProto.Builder call) {
		if (!this.version.isAtLeast(1, 3)) {
			call.getFieldBuilder(0).setName("role").clearJsonName().setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
		}
	}

}
