package io.github.mesosspring.sample;

import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.TaskStatus;

import org.springframework.boot.SpringApplication;

/**
 * The sample, with a handler that says on what threads it is called.
 */
class ProbedApplication {

	public static void main(String[] args) {
		SpringApplication.run(new Class<?>[] { SampleApplication.class, Probe.class }, args);
	}

	/**
	 * No component: the tests that scan for those are not to find it.
	 */
	static class Probe {

		@MesosEventHandler
		void updated(TaskStatus status) {
			System.out.println("Probe: " + status.getState() + " on " + Thread.currentThread());
		}

	}

}
