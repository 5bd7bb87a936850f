package io.github.mesosspring.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.protocol.agent.AgentProtos;
import io.github.mesosspring.protocol.allocator.AllocatorProtos;
import io.github.mesosspring.protocol.executor.ExecutorProtos;
import io.github.mesosspring.protocol.maintenance.MaintenanceProtos;
import io.github.mesosspring.protocol.master.MasterProtos;
import io.github.mesosspring.protocol.quota.QuotaProtos;
import io.github.mesosspring.protocol.resourceprovider.ResourceProviderProtos;
import io.github.mesosspring.protocol.scheduler.SchedulerProtos;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaTests {

	private static final List<FileDescriptor> OURS = List.of(MesosProtos.getDescriptor(),
			SchedulerProtos.getDescriptor(), ExecutorProtos.getDescriptor(), MasterProtos.getDescriptor(),
			AgentProtos.getDescriptor(), QuotaProtos.getDescriptor(), MaintenanceProtos.getDescriptor(),
			AllocatorProtos.getDescriptor(), ResourceProviderProtos.getDescriptor());

	@Test
	void messagesAreThoseOfTheTableOfFacts() {
		assertThat(ours()).containsExactlyInAnyOrderElementsOf(SchemaRows.ofTable());
	}

	@Test
	void messagesAreThoseOfTheOfficialClasses() {
		List<String> official = OfficialSchema.files()
			.stream()
			.flatMap((file) -> SchemaRows.of(file).stream())
			.toList();
		assertThat(ours()).containsExactlyInAnyOrderElementsOf(official);
	}

	// The order decides in what order JSON is written, and which value an unset enum
	// reads
	// as
	@Test
	void fieldsAndEnumValuesAreDeclaredInTheOfficialOrder() {
		List<String> official = OfficialSchema.files()
			.stream()
			.flatMap((file) -> SchemaRows.of(file).stream())
			.filter(SchemaTests::isOrdered)
			.sorted(SchemaTests::byOwner)
			.toList();
		assertThat(ours().stream().filter(SchemaTests::isOrdered).sorted(SchemaTests::byOwner))
			.containsExactlyElementsOf(official);
	}

	@Test
	void theTableHasAllThatIsSaidOfIt() {
		assertThat(SchemaRows.ofTable()).hasSize(2020);
	}

	@Test
	void mastersWriteExactlyTheDeclaredDefaultsThatAreNotDeprecated() {
		int defaults = 0;
		for (FileDescriptorProto file : OfficialSchema.files()) {
			FileDescriptor ours = OURS.stream()
				.filter((candidate) -> candidate.getName().equals(file.getName()))
				.findFirst()
				.orElseThrow();
			for (DescriptorProto message : file.getMessageTypeList()) {
				defaults += compareDefaults(message, ours.findMessageTypeByName(message.getName()));
			}
		}
		assertThat(defaults).isEqualTo(28);
	}

	private static int compareDefaults(DescriptorProto official, Descriptor ours) {
		List<String> expected = new ArrayList<>();
		int defaults = 0;
		for (FieldDescriptorProto field : official.getFieldList()) {
			if (field.hasDefaultValue()) {
				defaults++;
				if (!field.getOptions().getDeprecated()) {
					expected.add(field.getName());
				}
			}
		}
		String json = new String(MesosJson.masterCodec().encode(DynamicMessage.getDefaultInstance(ours)),
				StandardCharsets.UTF_8);
		assertThat(Stream.of(json.substring(1, json.length() - 1).split(","))
			// The empty lists that operators get are held by the tests of the codec.
			.filter((member) -> !member.isEmpty() && !member.endsWith(":[]"))
			.map((member) -> member.split("\"")[1])).as(ours.getFullName()).containsExactlyElementsOf(expected);
		for (DescriptorProto nested : official.getNestedTypeList()) {
			defaults += compareDefaults(nested, ours.findNestedTypeByName(nested.getName()));
		}
		return defaults;
	}

	private static List<String> ours() {
		return OURS.stream().flatMap((file) -> SchemaRows.of(file.toProto()).stream()).toList();
	}

	private static boolean isOrdered(String row) {
		return row.contains(" | field | ") || row.contains(" | enum_value | ");
	}

	private static int byOwner(String left, String right) {
		return left.split(" [|] ", 3)[1].compareTo(right.split(" [|] ", 3)[1]);
	}

}
