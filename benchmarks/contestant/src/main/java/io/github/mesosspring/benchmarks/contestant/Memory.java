package io.github.mesosspring.benchmarks.contestant;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * Memory and processor time of this JVM.
 */
final class Memory {

	private static final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private static final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory
		.getOperatingSystemMXBean();

	private Memory() {
	}

	/**
	 * The bytes of the heap that are in use after a collection, and those of direct
	 * buffers.
	 */
	static long live() {
		return liveHeap() + direct();
	}

	/**
	 * The bytes of the heap that are in use after a collection.
	 */
	static long liveHeap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

	private static long direct() {
		return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
			.stream()
			.filter((pool) -> pool.getName().equals("direct"))
			.mapToLong(BufferPoolMXBean::getMemoryUsed)
			.sum();
	}

	/**
	 * The bytes that all threads that live have allocated so far.
	 */
	static long allocated() {
		long sum = 0;
		for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
			sum += Math.max(bytes, 0);
		}
		return sum;
	}

	/**
	 * Processor time of the process so far, in nanoseconds.
	 */
	static long processorTime() {
		return system.getProcessCpuTime();
	}

}
