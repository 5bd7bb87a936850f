package io.github.mesosspring.sample.job;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The resources a job needs. Counted in thousandths, which is as fine as Mesos counts: no
 * sum of them is ever off by a rounding error.
 *
 * @param cpuMillis thousandths of a CPU
 * @param memoryMillis thousandths of a MiB
 */
public record Need(long cpuMillis, long memoryMillis) {

	private static final BigDecimal SMALLEST = new BigDecimal("0.001");

	/**
	 * Create a need; what is finer than a thousandth is rounded up.
	 * @param cpus CPUs, above zero
	 * @param memory MiB, above zero
	 * @return the need
	 */
	public static Need of(BigDecimal cpus, BigDecimal memory) {
		return new Need(millis(cpus), millis(memory));
	}

	/**
	 * The CPUs as a plain number.
	 * @return the CPUs
	 */
	public BigDecimal cpus() {
		return plain(this.cpuMillis);
	}

	/**
	 * The memory as a plain number of MiB.
	 * @return the memory
	 */
	public BigDecimal memory() {
		return plain(this.memoryMillis);
	}

	// The comparison comes first: rescaling a number like 1e-999999999 would fill the
	// heap.
	private static long millis(BigDecimal value) {
		return (value.compareTo(SMALLEST) <= 0) ? 1
				: value.setScale(3, RoundingMode.CEILING).unscaledValue().longValueExact();
	}

	private static BigDecimal plain(long millis) {
		BigDecimal value = BigDecimal.valueOf(millis, 3).stripTrailingZeros();
		return (value.scale() < 0) ? value.setScale(0) : value;
	}

}
