package io.github.mesosspring.startup;

import java.lang.management.ManagementFactory;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.Offer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.util.ClassUtils;

/**
 * An application with a web server, Actuator and what is auto-configured, and nothing of
 * its own but a handler, if the starter is there. Ends when it is ready, and says what it
 * has taken to get there. Not below the sample's package, or the sample would find and
 * obey it.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class StartedApplication {

	static final String READY = "READY ";

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		long cpu = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
				/ 1_000_000;
		System.out.println(READY + ManagementFactory.getRuntimeMXBean().getUptime() + " " + cpu + " "
				+ ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
		System.out.flush();
		Runtime.getRuntime().halt(0);
	}

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(StartedApplication.class);
		if (ClassUtils.isPresent("io.github.mesosspring.autoconfigure.MesosAutoConfiguration", null)) {
			application.addPrimarySources(List.of(Framework.class));
		}
		application.run(args);
	}

	/**
	 * A framework that gives every offer back.
	 */
	static class Framework {

		@MesosEventHandler
		void offers(List<Offer> offers, CallOperations calls) {
			calls.decline(offers.stream().map(Offer::getId).toList(), null);
		}

	}

}
