package io.github.mesosspring.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Internal;
import com.google.protobuf.Message;
import io.github.mesosspring.protocol.MesosProtos;
import io.github.mesosspring.protocol.agent.AgentProtos;
import io.github.mesosspring.protocol.allocator.AllocatorProtos;
import io.github.mesosspring.protocol.executor.ExecutorProtos;
import io.github.mesosspring.protocol.maintenance.MaintenanceProtos;
import io.github.mesosspring.protocol.master.MasterProtos;
import io.github.mesosspring.protocol.quota.QuotaProtos;
import io.github.mesosspring.protocol.resourceprovider.ResourceProviderProtos;
import io.github.mesosspring.protocol.scheduler.SchedulerProtos;

/**
 * Every type of message of the v1 APIs.
 */
final class MessageTypes {

	private static final List<FileDescriptor> FILES = List.of(MesosProtos.getDescriptor(),
			SchedulerProtos.getDescriptor(), ExecutorProtos.getDescriptor(), MasterProtos.getDescriptor(),
			AgentProtos.getDescriptor(), QuotaProtos.getDescriptor(), MaintenanceProtos.getDescriptor(),
			AllocatorProtos.getDescriptor(), ResourceProviderProtos.getDescriptor());

	private MessageTypes() {
	}

	/**
	 * The default instances of the generated classes, entries of maps left out.
	 */
	static List<Message> all() {
		List<Message> all = new ArrayList<>();
		FILES.stream().flatMap((file) -> file.getMessageTypes().stream()).forEach((type) -> add(type, all));
		return all;
	}

	private static void add(Descriptor type, List<Message> all) {
		if (!type.getOptions().getMapEntry()) {
			all.add(defaultInstance(type));
			type.getNestedTypes().forEach((nested) -> add(nested, all));
		}
	}

	private static Message defaultInstance(Descriptor type) {
		try {
			return Internal.getDefaultInstance(Class.forName(className(type)).asSubclass(Message.class));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String className(Descriptor type) {
		Descriptor outer = type.getContainingType();
		return (outer != null) ? className(outer) + "$" + type.getName()
				: type.getFile().getOptions().getJavaPackage() + "." + type.getName();
	}

	/**
	 * Whether a type or anything in a message of it is of another type.
	 */
	static boolean contains(Message message, String type) {
		return message.getDescriptorForType().getFullName().equals(type) || message.getAllFields()
			.values()
			.stream()
			.flatMap((value) -> (value instanceof List<?> list) ? list.stream() : Stream.of(value))
			.anyMatch((value) -> value instanceof Message child && contains(child, type));
	}

}
