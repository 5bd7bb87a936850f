package io.github.mesosspring.http;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * The one place where requests to a master get their credentials. Every POST does, as the
 * whole v1 API is POST; what a master tells everybody by GET is asked without.
 * <p>
 * A 401 proves that the master did not act on the request. So whatever it was, it is sent
 * once more if {@link MasterCredentials#refresh} yields other credentials; the second
 * answer stands. Requests refused at the same time share one refresh. Thread-safe.
 */
public final class MasterAuthentication implements ExchangeFilterFunction {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final String ON_REFUSAL = MasterAuthentication.class.getName() + ".onRefusal";

	private final MasterCredentials credentials;

	private final SharedRefresh refresh;

	private final Scheduler scheduler;

	/**
	 * Create the filter.
	 * @param credentials supplies what is sent; waited for up to 10 s
	 */
	public MasterAuthentication(MasterCredentials credentials) {
		this(credentials, Schedulers.parallel());
	}

	MasterAuthentication(MasterCredentials credentials, Scheduler scheduler) {
		this.credentials = credentials;
		this.refresh = new SharedRefresh(credentials, LIMIT, scheduler);
		this.scheduler = scheduler;
	}

	/**
	 * Have something done when a request is answered with 401, before it is sent again or
	 * the answer is passed on.
	 * @param action what to do
	 * @return sets the attribute of the request that says so
	 */
	public static Consumer<Map<String, Object>> onRefusal(Runnable action) {
		return (attributes) -> attributes.put(ON_REFUSAL, action);
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		if (!request.method().equals(HttpMethod.POST)) {
			return next.exchange(request);
		}
		return Mono.defer(this.credentials::authorization)
			.timeout(LIMIT, this.scheduler)
			.onErrorMap((ex) -> new IllegalStateException("no credentials for the master could be had: " + ex, ex))
			.defaultIfEmpty("")
			.flatMap((value) -> value.isEmpty() ? next.exchange(request) : exchange(request, value, next));
	}

	private Mono<ClientResponse> exchange(ClientRequest request, String value, ExchangeFunction next) {
		return next.exchange(with(request, value))
			.flatMap((response) -> isRefused(response) ? again(request, value, response, next) : Mono.just(response));
	}

	private Mono<ClientResponse> again(ClientRequest request, String refused, ClientResponse response,
			ExchangeFunction next) {
		request.attribute(ON_REFUSAL).ifPresent((action) -> ((Runnable) action).run());
		return this.refresh.instead(refused)
			.doOnCancel(() -> release(response).subscribe())
			.map((value) -> release(response).then(Mono.defer(() -> repeat(request, refused, value, next))))
			.defaultIfEmpty(Mono.just(response))
			.flatMap((answer) -> answer);
	}

	private Mono<ClientResponse> repeat(ClientRequest request, String refused, String value, ExchangeFunction next) {
		return next.exchange(with(request, value)).doOnNext((second) -> {
			if (isRefused(second)) {
				this.refresh.refusedAgain(refused);
			}
		});
	}

	private static Mono<Void> release(ClientResponse response) {
		return response.releaseBody().onErrorComplete();
	}

	private static boolean isRefused(ClientResponse response) {
		return response.statusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED);
	}

	private static ClientRequest with(ClientRequest request, String value) {
		return ClientRequest.from(request).headers((headers) -> headers.set(HttpHeaders.AUTHORIZATION, value)).build();
	}

}
