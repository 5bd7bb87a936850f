package io.github.mesosspring.docs;

import java.util.List;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;

import org.springframework.stereotype.Component;

@Component
class MyFramework {

	@MesosEventHandler
	void offers(List<Offer> offers, CallOperations calls) {
		calls.decline(offers.stream().map(Offer::getId).toList(), null);
	}

	@MesosEventHandler
	void update(TaskStatus status) {
		System.out.println(status.getTaskId().getValue() + " is " + status.getState());
	}

}
