package io.github.mesosspring.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;

/**
 * A schema as lines of text, one for each message, field, oneof, enum and enum value, in
 * order of declaration. Lines of equal schemas are equal whatever they were made from.
 */
final class SchemaRows {

	private final List<String> rows = new ArrayList<>();

	private final String file;

	private SchemaRows(String file) {
		this.file = file;
	}

	static List<String> of(FileDescriptorProto descriptor) {
		SchemaRows rows = new SchemaRows(descriptor.getName().replace("mesos/v1/", ""));
		rows.addEnums(descriptor.getEnumTypeList(), descriptor.getPackage());
		rows.addMessages(descriptor.getMessageTypeList(), descriptor.getPackage());
		return rows.rows;
	}

	/**
	 * The lines of the table of facts.
	 */
	static List<String> ofTable() {
		try (InputStream in = SchemaRows.class.getResourceAsStream("/v1-schema.tsv")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map((line) -> {
				String[] columns = line.split("\t", -1);
				String defaultValue = columns[7].replace("\"", "");
				return row(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6],
						columns[4].equals("double") ? number(defaultValue) : defaultValue);
			}).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void addMessages(List<DescriptorProto> messages, String scope) {
		for (DescriptorProto message : messages) {
			String name = scope + "." + message.getName();
			add(name, "message", "", "", "", "", "");
			message.getOneofDeclList().forEach((oneof) -> add(name, "oneof", "", "", oneof.getName(), "", ""));
			addEnums(message.getEnumTypeList(), name);
			Map<Boolean, List<DescriptorProto>> nested = message.getNestedTypeList()
				.stream()
				.collect(Collectors.partitioningBy((type) -> type.getOptions().getMapEntry()));
			Map<String, DescriptorProto> entries = nested.get(true)
				.stream()
				.collect(Collectors.toMap((entry) -> "." + name + "." + entry.getName(), Function.identity()));
			addMessages(nested.get(false), name);
			message.getFieldList().forEach((field) -> addField(message, name, field, entries.get(field.getTypeName())));
		}
	}

	private void addField(DescriptorProto message, String owner, FieldDescriptorProto field, DescriptorProto entry) {
		String label = field.getLabel().name().replace("LABEL_", "").toLowerCase();
		if (entry != null) {
			label = "map";
		}
		else if (field.hasOneofIndex()) {
			label = "oneof:" + message.getOneofDecl(field.getOneofIndex()).getName();
		}
		String type = (entry != null) ? "map<" + type(entry.getField(0)) + ", " + type(entry.getField(1)) + ">"
				: type(field);
		add(owner, "field", label, type, field.getName(), Integer.toString(field.getNumber()),
				type.equals("double") ? number(field.getDefaultValue()) : field.getDefaultValue());
	}

	private void addEnums(List<EnumDescriptorProto> enums, String scope) {
		for (EnumDescriptorProto type : enums) {
			String name = scope + "." + type.getName();
			add(name, "enum", "", "", "", "", "");
			type.getValueList()
				.forEach((value) -> add(name, "enum_value", "", name, value.getName(),
						Integer.toString(value.getNumber()), ""));
		}
	}

	private static String type(FieldDescriptorProto field) {
		return switch (field.getType()) {
			case TYPE_MESSAGE, TYPE_ENUM -> field.getTypeName().substring(1);
			default -> field.getType().name().replace("TYPE_", "").toLowerCase();
		};
	}

	private static String number(String text) {
		return text.isEmpty() ? "" : Double.valueOf(text).toString();
	}

	private void add(String message, String kind, String label, String type, String name, String number,
			String defaultValue) {
		this.rows.add(row(this.file, message, kind, label, type, name, number, defaultValue));
	}

	private static String row(String... columns) {
		return String.join(" | ", columns);
	}

}
