package io.github.mesosspring.codec;

import java.util.Random;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages of masters whose schema has more than ours, of every type.
 */
class NewerSchemaTests {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final String NEWER_NAME = "NAME_OF_A_NEWER_SCHEMA";

	private static final int MESSAGES = 4;

	private final MessageCodec protobuf = Encoding.PROTOBUF.codec();

	private final MessageCodec json = Encoding.JSON.codec();

	@Test
	void unknownFieldsAndEnumValuesSurviveInProtobufByteForByte() {
		for (Message prototype : MessageTypes.all()) {
			for (int i = 0; i < MESSAGES; i++) {
				byte[] bytes = RandomMessages.newer(prototype, new Random(i)).toByteArray();
				Message read = this.protobuf.decode(bytes, prototype);
				assertThat(read.getUnknownFields()).isNotEqualTo(UnknownFieldSet.getDefaultInstance());
				assertThat(this.protobuf.encode(read)).as(read.toString()).isEqualTo(bytes);
			}
		}
	}

	@Test
	void unknownMembersAndNamesOfEnumsAreIgnoredInJson() {
		for (Message prototype : MessageTypes.all()) {
			for (int i = 0; i < MESSAGES; i++) {
				Message message = RandomMessages.of(prototype, new Random(i));
				JsonNode tree = MAPPER.readTree(this.json.encode(message));
				extend((ObjectNode) tree, prototype.getDescriptorForType());
				assertThat(this.json.decode(MAPPER.writeValueAsBytes(tree), prototype)).isEqualTo(message);
			}
		}
	}

	@Test
	void whatJsonHasNoNameForIsNotWritten() {
		for (Message prototype : MessageTypes.all()) {
			Message message = RandomMessages.newer(prototype, new Random(1));
			Message read = this.json.decode(this.json.encode(message), prototype);
			assertThat(read.getUnknownFields()).isEqualTo(UnknownFieldSet.getDefaultInstance());
			assertThat(read.getAllFields().keySet()).isEqualTo(message.getAllFields().keySet());
		}
	}

	private static void extend(ObjectNode object, Descriptor type) {
		for (FieldDescriptor field : type.getFields()) {
			JsonNode value = object.get(field.getName());
			if (field.getJavaType() == JavaType.ENUM && !field.isRequired() && (value == null || field.isRepeated())) {
				object.set(field.getName(),
						field.isRepeated() ? object.withArray(field.getName()).add(NEWER_NAME) : text(NEWER_NAME));
			}
			else if (field.getJavaType() == JavaType.MESSAGE && value instanceof ArrayNode list) {
				list.forEach((element) -> extend((ObjectNode) element, field.getMessageType()));
			}
			else if (field.getJavaType() == JavaType.MESSAGE && value != null && !field.isMapField()) {
				extend((ObjectNode) value, field.getMessageType());
			}
		}
		object.put("newer_number", 1e300);
		object.putObject("newer_object").put("type", "X").putArray("list").add(true).addNull().addObject();
	}

	private static JsonNode text(String text) {
		return MAPPER.getNodeFactory().stringNode(text);
	}

}
