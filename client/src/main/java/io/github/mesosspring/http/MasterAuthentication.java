package io.github.mesosspring.http;

import java.net.URI;
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
 * The one place where requests to a master get their credentials. Every POST to a
 * {@link Recipient#NAMED} one does, as the whole v1 API is POST; what a master tells
 * everybody by GET is asked without. A request that says nothing of its recipient gets
 * none, and one to a {@link Recipient#STRANGER} is not sent if there are any.
 * <p>
 * A 401 proves that the master did not act on the request. So whatever it was, it is sent
 * once more if {@link MesosCredentialsProvider#refresh} yields other credentials; the
 * second answer stands. Requests refused at the same time share one refresh. Thread-safe.
 */
public final class MasterAuthentication implements ExchangeFilterFunction {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final String NAME = MasterAuthentication.class.getName();

	private static final String RECIPIENT = NAME + ".recipient";

	private static final String ON_REFUSAL = NAME + ".onRefusal";

	private static final String REFRESHED_OR_FAILED = NAME + ".refreshedOrFailed";

	private final MesosCredentialsProvider credentials;

	private final boolean encryptedOnly;

	private final SharedRefresh refresh;

	private final Scheduler scheduler;

	/**
	 * Create the filter.
	 * @param credentials supplies what is sent; waited for up to 10 s
	 * @param encryptedOnly whether nothing is to be sent but by https, wherever the
	 * address came from
	 */
	public MasterAuthentication(MesosCredentialsProvider credentials, boolean encryptedOnly) {
		this(credentials, encryptedOnly, Schedulers.parallel());
	}

	MasterAuthentication(MesosCredentialsProvider credentials, boolean encryptedOnly, Scheduler scheduler) {
		this.credentials = credentials;
		this.encryptedOnly = encryptedOnly;
		this.refresh = new SharedRefresh(credentials, LIMIT, scheduler);
		this.scheduler = scheduler;
	}

	/**
	 * Say who is about to be sent a request.
	 * @param recipient who
	 * @return sets the attribute of the request that says so
	 */
	public static Consumer<Map<String, Object>> to(Recipient recipient) {
		return (attributes) -> attributes.put(RECIPIENT, recipient);
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

	/**
	 * Have a request that is answered with 401 fail with a {@link CredentialsException}
	 * if a refresh fails: who takes a 401 for final needs to know that it is not.
	 * @return sets the attribute of the request that says so
	 */
	public static Consumer<Map<String, Object>> refreshedOrFailed() {
		return (attributes) -> attributes.put(REFRESHED_OR_FAILED, true);
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		Object recipient = request.attribute(RECIPIENT).orElse(null);
		if (recipient == null || !request.method().equals(HttpMethod.POST)) {
			return next.exchange(request);
		}
		return authorization().flatMap((value) -> value.isEmpty() ? next.exchange(request)
				: exchange(request, checked(request, recipient, value), next));
	}

	private Mono<String> authorization() {
		return Mono.defer(this.credentials::authorization)
			.timeout(LIMIT, this.scheduler)
			.onErrorMap((ex) -> new CredentialsException(
					"No credentials for the master could be had: " + SharedRefresh.words(ex), ex))
			.defaultIfEmpty("");
	}

	private String checked(ClientRequest request, Object recipient, String value) {
		URI server = MasterRedirect.base(request.url());
		if (recipient == Recipient.STRANGER) {
			throw new CredentialsException(
					"No credentials are sent to " + server
							+ ": no configured master has named it, but one that is itself known by a redirect only",
					null);
		}
		if (this.encryptedOnly && !"https".equalsIgnoreCase(request.url().getScheme())) {
			throw new CredentialsException("No credentials are sent to " + server
					+ " without encryption, since there is an SSL bundle (mesos.ssl.bundle): name it by https://",
					null);
		}
		return sendable(value);
	}

	/**
	 * HTTP clients show a value that cannot be sent in what they throw.
	 */
	private static String sendable(String value) {
		if (!value.chars().allMatch((character) -> character >= ' ' && character < 0x7f)) {
			throw new CredentialsException("The credentials contain a line break or another character "
					+ "that the header Authorization cannot have", null);
		}
		return value;
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
			.onErrorResume((ex) -> notRefreshed(request, response, ex))
			.defaultIfEmpty(Mono.just(response))
			.flatMap((answer) -> answer);
	}

	private Mono<ClientResponse> repeat(ClientRequest request, String refused, String value, ExchangeFunction next) {
		return next.exchange(with(request, sendable(value))).doOnNext((second) -> {
			if (isRefused(second)) {
				this.refresh.refusedAgain(refused);
			}
		});
	}

	private static Mono<Mono<ClientResponse>> notRefreshed(ClientRequest request, ClientResponse response,
			Throwable ex) {
		if (request.attribute(REFRESHED_OR_FAILED).isEmpty()) {
			return Mono.empty();
		}
		return Mono.just(release(response).then(Mono.error(new CredentialsException(
				"The master answered 401, and other credentials could not be had: " + SharedRefresh.words(ex), ex))));
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
