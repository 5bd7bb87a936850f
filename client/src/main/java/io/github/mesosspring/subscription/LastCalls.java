package io.github.mesosspring.subscription;

import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.protocol.scheduler.Call;
import reactor.core.publisher.Mono;

/**
 * The calls a subscription makes by itself: mostly when it stops.
 */
interface LastCalls {

	/** For a subscription nobody makes calls in. */
	LastCalls NONE = new LastCalls() {

		@Override
		public void send(Call call) {
		}

		@Override
		public Mono<Void> flush() {
			return Mono.empty();
		}

		@Override
		public Mono<Void> teardown() {
			return Mono.error(new IllegalStateException("no CallTemplate was given to the subscription"));
		}

	};

	/**
	 * Make a call. Whether it fails is logged by whoever makes it.
	 * @param call the call, without {@code framework_id}
	 */
	void send(Call call);

	/**
	 * Wait for the calls handed over so far.
	 * @return completes when each of them has its outcome
	 */
	Mono<Void> flush();

	/**
	 * Tear the framework down.
	 * @return completes when the master has accepted it
	 */
	Mono<Void> teardown();

	static LastCalls of(CallTemplate calls) {
		return new LastCalls() {

			@Override
			public void send(Call call) {
				calls.send(call);
			}

			@Override
			public Mono<Void> flush() {
				return calls.flush();
			}

			@Override
			public Mono<Void> teardown() {
				return calls.teardown().then();
			}

		};
	}

}
