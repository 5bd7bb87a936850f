package io.github.mesosspring.protocol;

import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import org.apache.mesos.protobuf.Descriptors.FileDescriptor;
import org.apache.mesos.v1.Protos;

/**
 * The schema in the classes Apache Mesos 1.11.0 publishes.
 */
final class OfficialSchema {

	private OfficialSchema() {
	}

	static List<FileDescriptorProto> files() {
		return Stream.of(Protos.getDescriptor(), org.apache.mesos.v1.scheduler.Protos.getDescriptor(),
				org.apache.mesos.v1.executor.Protos.getDescriptor(), org.apache.mesos.v1.master.Protos.getDescriptor(),
				org.apache.mesos.v1.agent.Protos.getDescriptor(), org.apache.mesos.v1.quota.Protos.getDescriptor(),
				org.apache.mesos.v1.maintenance.Protos.getDescriptor(),
				org.apache.mesos.v1.allocator.Protos.getDescriptor(),
				org.apache.mesos.v1.resource_provider.Protos.getDescriptor())
			.map(OfficialSchema::unshaded)
			.toList();
	}

	// Descriptors are messages themselves: their bytes cross from the shaded protobuf to
	// ours
	private static FileDescriptorProto unshaded(FileDescriptor file) {
		try {
			return FileDescriptorProto.parseFrom(file.toProto().toByteArray());
		}
		catch (InvalidProtocolBufferException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
