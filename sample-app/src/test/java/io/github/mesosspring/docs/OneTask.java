package io.github.mesosspring.docs;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.message.Operations;
import io.github.mesosspring.message.Resources;
import io.github.mesosspring.message.TaskBuilder;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;

import org.springframework.stereotype.Component;

@Component
class OneTask {

	private final AtomicBoolean launched = new AtomicBoolean();

	@MesosEventHandler
	void offers(List<Offer> offers, CallOperations calls) {
		for (Offer offer : offers) {
			if (this.launched.compareAndSet(false, true)) {
				calls.accept(List.of(offer.getId()), List.of(launch(offer)), null);
			}
			else {
				calls.decline(List.of(offer.getId()), null);
			}
		}
	}

	@MesosEventHandler
	void update(TaskStatus status) {
		System.out.println(status.getTaskId().getValue() + " is " + status.getState());
	}

	private static Offer.Operation launch(Offer offer) {
		return Operations.launch(TaskBuilder.task(UUID.randomUUID().toString())
			.name("hello")
			.on(offer)
			.command("echo hello")
			.resources(Resources.cpus(0.1), Resources.mem(32))
			.build());
	}

}
