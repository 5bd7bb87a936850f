package io.github.mesosspring.embedded;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.List;

import io.github.mesosspring.protocol.Resource;
import io.github.mesosspring.protocol.Value;

/**
 * The resources of one agent. What a real agent finds out about its machine it leaves a
 * part of to the system: half of the memory, but no more than 1 GiB, and half of the
 * disk, but no more than 5 GiB.
 */
final class AgentResources {

	private static final long MEBIBYTE = 1024 * 1024;

	private double cpus;

	private double mem;

	private double disk;

	private int firstPort = 31000;

	private int lastPort = 32000;

	private AgentResources(double cpus, double mem, double disk) {
		this.cpus = cpus;
		this.mem = mem;
		this.disk = disk;
	}

	static AgentResources ofThisMachine() {
		long mem = Runtime.getRuntime().maxMemory() / MEBIBYTE;
		if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
			mem = system.getTotalMemorySize() / MEBIBYTE;
		}
		long disk = new File(System.getProperty("java.io.tmpdir")).getUsableSpace() / MEBIBYTE;
		return new AgentResources(Runtime.getRuntime().availableProcessors(), Math.max(mem / 2, mem - 1024),
				Math.max(disk / 2, disk - 5 * 1024));
	}

	void cpus(double cpus) {
		this.cpus = notNegative("cpus", cpus);
	}

	void mem(double mem) {
		this.mem = notNegative("mem", mem);
	}

	void disk(double disk) {
		this.disk = notNegative("disk", disk);
	}

	void ports(int first, int last) {
		if (first < 1 || last > 65535 || first > last) {
			throw new IllegalArgumentException(
					"The ports of an agent must be a range within 1 to 65535 but are " + first + " to " + last);
		}
		this.firstPort = first;
		this.lastPort = last;
	}

	private static double notNegative(String name, double value) {
		if (!(value >= 0 && value <= Integer.MAX_VALUE)) {
			throw new IllegalArgumentException(name + " of an agent must be from 0 to 2147483647 but is " + value);
		}
		return value;
	}

	List<Resource> toMessages() {
		return List.of(Resource.newBuilder()
			.setName("ports")
			.setType(Value.Type.RANGES)
			.setRanges(Value.Ranges.newBuilder()
				.addRange(Value.Range.newBuilder().setBegin(this.firstPort).setEnd(this.lastPort)))
			.build(), scalar("cpus", this.cpus), scalar("mem", this.mem), scalar("disk", this.disk));
	}

	private static Resource scalar(String name, double value) {
		return Resource.newBuilder()
			.setName(name)
			.setType(Value.Type.SCALAR)
			.setScalar(Value.Scalar.newBuilder().setValue(value))
			.build();
	}

}
