package io.github.mesosspring.simulation;

import io.github.mesosspring.call.CallException;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.call.CallTap;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Sees the calls of an application and their outcomes.
 */
final class CallWatch implements CallTap {

	private final World world;

	CallWatch(World world) {
		this.world = world;
	}

	@Override
	public void made(long number, long epoch, Call call) {
		this.world.trace().note("call", "#" + number + " " + Text.of(call) + " in epoch " + epoch);
		this.world.checks().tell((check) -> check.made(number, epoch, call));
	}

	@Override
	public void accepted(long number, CallResponse response) {
		this.world.trace().note("call", "#" + number + " accepted");
		this.world.checks().tell((check) -> check.ended(number));
	}

	@Override
	public void failed(long number, CallException failure) {
		this.world.trace().note("call", "#" + number + " " + failure.getMessage());
		this.world.checks().tell((check) -> check.ended(number));
	}

}
