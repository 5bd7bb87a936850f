package io.github.mesosspring.sample;

import java.util.List;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;

import org.springframework.boot.SpringApplication;

/**
 * The sample, with a second framework, and handlers that say that they were called.
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

		@MesosEventHandler(framework = "batch")
		void subscribed(Event.Subscribed subscribed, CallOperations calls) {
			calls.revive(List.of()).subscribe((answer) -> System.out.println("Probe: batch was answered"));
		}

	}

}
