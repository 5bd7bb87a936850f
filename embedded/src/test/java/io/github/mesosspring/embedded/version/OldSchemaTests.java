package io.github.mesosspring.embedded.version;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class OldSchemaTests {

	private static final List<FileDescriptor> FILES = List.of(Call.getDescriptor().getFile(),
			Offer.getDescriptor().getFile());

	static List<MesosVersion> versions() {
		return MesosVersion.all();
	}

	@Test
	void historyNamesOnlyWhatTheSchemaHas() {
		assertThat(names(FILES)).containsAll(SchemaHistory.names());
	}

	@ParameterizedTest
	@MethodSource("versions")
	void hasNothingThatIsYounger(MesosVersion version) {
		OldSchema schema = new OldSchema(version);
		Set<String> names = names(
				List.of(schema.of(Call.getDescriptor()).getFile(), schema.of(Offer.getDescriptor()).getFile()));
		assertThat(SchemaHistory.names())
			.allSatisfy((name) -> assertThat(names.contains(name)).isEqualTo(SchemaHistory.isKnown(version, name)));
		assertThat(schema.of(Event.Subscribed.getDescriptor()).getFullName())
			.isEqualTo("mesos.v1.scheduler.Event.Subscribed");
	}

	@ParameterizedTest
	@CsvSource({ "0.27,true", "0.28,false", "1.12,false" })
	void subscribesByForceAsLongAsThereWasAny(String version, boolean force) {
		Descriptor subscribe = new OldSchema(MesosVersion.of(version)).of(Call.Subscribe.getDescriptor());
		assertThat(subscribe.findFieldByName("force") != null).isEqualTo(force);
	}

	@ParameterizedTest
	@CsvSource({ "1.2,role", "1.3,roles" })
	void revivesOneRoleBeforeItRevivesSeveral(String version, String field) {
		Descriptor revive = new OldSchema(MesosVersion.of(version)).of(Call.Revive.getDescriptor());
		assertThat(revive.findFieldByNumber(1).getName()).isEqualTo(field);
	}

	private static Set<String> names(List<FileDescriptor> files) {
		Set<String> names = new HashSet<>();
		for (FileDescriptor file : files) {
			file.getMessageTypes().forEach((type) -> add(type, names));
			file.getEnumTypes().forEach((type) -> add(type, names));
		}
		return names;
	}

	private static void add(Descriptor type, Set<String> names) {
		type.getFields().stream().map(GenericDescriptor::getFullName).forEach(names::add);
		type.getNestedTypes().forEach((nested) -> add(nested, names));
		type.getEnumTypes().forEach((nested) -> add(nested, names));
	}

	private static void add(EnumDescriptor type, Set<String> names) {
		String scope = type.getFullName().substring(0, type.getFullName().length() - type.getName().length());
		type.getValues().forEach((value) -> names.add(scope + value.getName()));
	}

}
