package io.github.mesosspring.embedded.proxy;

import java.util.function.UnaryOperator;

/**
 * All that a proxy does wrong at a time.
 *
 * @param silent whether new connections are accepted without being relayed
 * @param toTarget how bytes pass to the target
 * @param toClient how bytes pass to the client
 */
record Faults(boolean silent, Flow toTarget, Flow toClient) {

	static final Faults NONE = new Faults(false, Flow.PLAIN, Flow.PLAIN);

	Flow flow(Direction direction) {
		return (direction == Direction.TO_TARGET) ? this.toTarget : this.toClient;
	}

	/**
	 * Whether one side is told that the other reset its connection.
	 */
	boolean passResets() {
		return this.toTarget.passage() != Passage.DEAD && this.toClient.passage() != Passage.DEAD;
	}

	Faults silently() {
		return new Faults(true, this.toTarget, this.toClient);
	}

	Faults in(Direction direction, UnaryOperator<Flow> change) {
		return (direction == Direction.TO_TARGET) ? new Faults(this.silent, change.apply(this.toTarget), this.toClient)
				: new Faults(this.silent, this.toTarget, change.apply(this.toClient));
	}

	Faults inBoth(UnaryOperator<Flow> change) {
		return new Faults(this.silent, change.apply(this.toTarget), change.apply(this.toClient));
	}

}
