package io.github.mesosspring.operator;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.github.mesosspring.http.CredentialsException;
import io.github.mesosspring.leader.LeaderDetector;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * To the leading master: to the one that is named, along its redirects, and from the
 * start again when that led nowhere and the call was not executed, or does no harm when
 * it is executed twice. Masters redirect to a leader that died until its session with
 * ZooKeeper has expired, and the next one recovers first, so there is a pause before each
 * further try.
 */
final class MasterRoute implements OperatorRoute {

	private static final int MAX_HOPS = 5;

	/** Together some seventeen seconds: a session with ZooKeeper expires in ten. */
	private static final int REPETITIONS = 12;

	private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

	/**
	 * What a master says that does not lead, or not yet: it has not looked at the call.
	 */
	private static final Pattern NOT_LEADING = Pattern
		.compile("No leader elected|Not the leading master|Master has not finished recovery");

	private final LeaderDetector detector;

	private final Scheduler scheduler;

	MasterRoute(LeaderDetector detector, Scheduler scheduler) {
		this.detector = detector;
		this.scheduler = scheduler;
	}

	@Override
	public <T> Flux<T> follow(OperatorRequest request, Function<URI, Flux<T>> attempt) {
		return Flux.defer(() -> start(request, attempt)).retryWhen(repetitions(request));
	}

	private <T> Flux<T> start(OperatorRequest request, Function<URI, Flux<T>> attempt) {
		return Mono.defer(this.detector::detect)
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("there is none at present")))
			.onErrorMap((ex) -> new OperatorCallNotSentException(request.name(),
					"the leading master is not known: " + ex.getMessage(), ex))
			.flatMapMany(
					(master) -> visit(request, master.resolve(OperatorExchange.PATH), attempt, new LinkedHashSet<>())
						.doOnError((ex) -> {
							if (isInVain(request, ex)) {
								this.detector.failed(master);
							}
						}));
	}

	private <T> Flux<T> visit(OperatorRequest request, URI uri, Function<URI, Flux<T>> attempt, Set<URI> visited) {
		request.redirected(visited.size());
		visited.add(uri);
		return attempt.apply(uri).onErrorResume(RedirectedException.class, (redirect) -> {
			request.rewind();
			if (visited.contains(redirect.target()) || visited.size() > MAX_HOPS) {
				return Flux.error(redirect.refusal());
			}
			return visit(request, redirect.target(), attempt, visited).onErrorMap(
					(ex) -> (ex instanceof CredentialsException && visited.size() > 2) ? redirect.refusal() : ex);
		});
	}

	private Retry repetitions(OperatorRequest request) {
		return Retry.backoff(REPETITIONS, FIRST_PAUSE)
			.maxBackoff(LONGEST_PAUSE)
			.jitter(0)
			.scheduler(this.scheduler)
			.filter((failure) -> isInVain(request, failure))
			.doBeforeRetry((signal) -> request.inVain(signal.failure()))
			.onRetryExhaustedThrow((retry, last) -> last.failure());
	}

	/**
	 * Whether an attempt had no effect, or none that matters, and another one may fare
	 * better.
	 */
	private static boolean isInVain(OperatorRequest request, Throwable failure) {
		if (failure instanceof OperatorCallRejectedException rejection) {
			return isInVain(request, rejection);
		}
		if (failure instanceof WebClientRequestException || failure instanceof IOException) {
			return !request.hasLeft() || request.isHarmless();
		}
		return failure instanceof OperatorCallNotSentException;
	}

	private static boolean isInVain(OperatorRequest request, OperatorCallRejectedException rejection) {
		return switch (rejection.getStatus()) {
			case 307, 308 -> true;
			case 404 -> !request.mayFindNothing();
			case 503 -> NOT_LEADING.matcher(rejection.getReason()).lookingAt() || request.isHarmless();
			default -> false;
		};
	}

	@Override
	public String toString() {
		return "the leading master";
	}

}
