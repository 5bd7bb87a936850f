package io.github.mesosspring.benchmarks.webapp;

import java.lang.management.ManagementFactory;

import com.sun.management.OperatingSystemMXBean;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Says on the standard output, as soon as the application is ready, how many milliseconds
 * the JVM is up, how many its processors have worked, and how many classes it has loaded;
 * and ends it.
 */
@Component
class StartReport {

	private static final String PREFIX = "READY ";

	@EventListener
	@Order
	void ready(ApplicationReadyEvent event) {
		long up = ManagementFactory.getRuntimeMXBean().getUptime();
		long worked = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
				/ 1_000_000;
		System.out.println(PREFIX + up + " " + worked + " "
				+ ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
		System.out.flush();
		Runtime.getRuntime().halt(0);
	}

}
