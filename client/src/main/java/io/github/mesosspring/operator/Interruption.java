package io.github.mesosspring.operator;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Ends a stream for something that happens elsewhere.
 */
final class Interruption {

	private Interruption() {
	}

	/**
	 * Cancel a stream when something else fails, and fail like that. The operator
	 * {@code takeUntilOther} alone would not cancel it.
	 * @param <T> the type of the elements
	 * @param stream the stream
	 * @param cause subscribed to with the stream and cancelled with it; its completion
	 * means nothing
	 * @return the stream as long as the other has not failed
	 */
	static <T> Flux<T> of(Flux<T> stream, Mono<?> cause) {
		return Flux.defer(() -> {
			AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
			return stream.takeUntilOther(cause.then(Mono.never()).doOnError(failure::set).onErrorComplete())
				.concatWith(Mono.defer(() -> {
					Throwable reason = failure.get();
					return (reason != null) ? Mono.error(reason) : Mono.empty();
				}));
		});
	}

}
