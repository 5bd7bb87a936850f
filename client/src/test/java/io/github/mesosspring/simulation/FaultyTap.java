package io.github.mesosspring.simulation;

import io.github.mesosspring.call.CallException;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.call.CallTap;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * Tells of every seventh outcome as often as it likes.
 *
 * @param tap who is told
 * @param times how often
 */
record FaultyTap(CallTap tap, int times) implements CallTap {

	@Override
	public void made(long number, long epoch, Call call) {
		this.tap.made(number, epoch, call);
	}

	@Override
	public void accepted(long number, CallResponse response) {
		for (int i = 0; i < times(number); i++) {
			this.tap.accepted(number, response);
		}
	}

	@Override
	public void failed(long number, CallException failure) {
		for (int i = 0; i < times(number); i++) {
			this.tap.failed(number, failure);
		}
	}

	private int times(long number) {
		return (number % 7 == 0) ? this.times : 1;
	}

}
