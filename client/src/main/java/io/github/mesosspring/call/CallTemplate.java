package io.github.mesosspring.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.hook.HookFailures;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.stream.Clock;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sends calls to the leading master over HTTP.
 * <p>
 * Calls go one after the other, each after the answer to the one before, because a master
 * promises no order between connections; what the subscription before left unanswered is
 * not waited for. Only acknowledgements overtake: they have a lane of their own in which
 * several are under way, though never two for the same task or operation. A call that has
 * not got its turn within its timeout is not sent; the time to wait for an answer counts
 * from when it leaves. So every outcome is there within twice the timeout.
 * <p>
 * Acknowledgements, DECLINE, REVIVE, SUPPRESS, KILL, reconciliations and answers to
 * inverse offers are repeated up to two times when the connection breaks, before any
 * later call leaves and only while their subscription stands. Nothing else is ever
 * repeated.
 * <p>
 * A call that failed and whose outcome nobody subscribed to is logged as a warning.
 */
public final class CallTemplate implements CallOperations, AutoCloseable {

	private static final long NO_EPOCH = 0;

	private static final Log logger = LogFactory.getLog(CallTemplate.class);

	private final List<CallInterceptor> interceptors;

	private final HookFailures failures = new HookFailures(logger, "CallInterceptor");

	private final CallReporter reporter;

	private final CallAdmission admission;

	private final CallRunner runner;

	private final CallLanes lanes;

	private final Duration timeout;

	private CallTemplate(Builder builder) {
		Scheduler scheduler = (builder.scheduler != null) ? builder.scheduler : Schedulers.parallel();
		this.interceptors = List.copyOf(builder.interceptors);
		this.reporter = new CallReporter(builder.listeners, new CallTaps(builder.taps),
				new CallObservations(builder.observationRegistry, builder.observationConvention, builder.framework),
				scheduler, builder.clock());
		this.admission = new CallAdmission(builder.sessions);
		this.runner = new CallRunner(builder.sessions, builder.codec,
				new CallExchange(builder.webClient, builder.codec), scheduler);
		this.timeout = builder.timeout;
		this.lanes = new CallLanes(builder.acknowledgeConcurrency, builder.maxQueued, this::start, this::notSent);
		builder.sessions.addListener(this.lanes);
	}

	/**
	 * Start to build a template.
	 * @param sessions holds the session to call in
	 * @param codec the encoding to use
	 * @param webClient sends the requests: it must not follow redirects by itself, and
	 * its connections must not be those of the subscription
	 * @return the builder
	 */
	public static Builder builder(Sessions sessions, MessageCodec codec, WebClient webClient) {
		return new Builder(sessions, codec, webClient);
	}

	@Override
	public Mono<CallResponse> send(Call call) {
		return send(call, this.timeout);
	}

	@Override
	public Mono<CallResponse> send(Call call, Duration timeout) {
		requirePositive(timeout);
		CallSettlement settlement = this.reporter.open(call);
		Call intercepted = call;
		try {
			intercepted = intercept(call);
			AdmittedCall admitted = this.admission.admit(intercepted, timeout, settlement);
			settlement.made(admitted.session().epoch(), admitted.call());
			this.lanes.submit(admitted);
		}
		catch (CallNotSentException ex) {
			settlement.made(NO_EPOCH, intercepted);
			settlement.failed(ex);
		}
		return settlement.outcome();
	}

	@Override
	public CallResponse sendAndAwait(Call call) {
		return sendAndAwait(call, this.timeout);
	}

	@Override
	public CallResponse sendAndAwait(Call call, Duration timeout) {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException(call.getType() + " was not sent: the thread "
					+ Thread.currentThread().getName() + " must not block; use send() and subscribe to its outcome");
		}
		return Objects.requireNonNull(send(call, timeout).block());
	}

	/**
	 * Wait for the calls that were handed over before, for an orderly stop. Calls made
	 * later are not waited for.
	 * @return completes when each of them has its outcome, whichever that is, or when
	 * this template is closed; never fails
	 */
	public Mono<Void> flush() {
		return this.reporter.openCalls().settled();
	}

	/**
	 * How many calls have no outcome yet.
	 * @return the figures, always the present ones
	 */
	public CallStatistics statistics() {
		return this.lanes;
	}

	/**
	 * Send nothing more. Calls that wait for their turn end as not sent; those in flight
	 * keep waiting for their answer.
	 */
	@Override
	public void close() {
		this.runner.close();
		this.lanes.close();
		this.reporter.openCalls().close();
	}

	private Call intercept(Call call) {
		Call result = call;
		for (CallInterceptor interceptor : this.interceptors) {
			try {
				result = Objects.requireNonNull(interceptor.intercept(result), "it returned no call");
			}
			catch (Throwable ex) {
				this.failures.report(interceptor, "intercept of " + call.getType(), ex);
				throw new CallNotSentException(call.getType(), CallNotSentException.Reason.REFUSED,
						"an interceptor failed: " + ex, ex);
			}
		}
		return result;
	}

	/**
	 * The lane goes on before the outcome is published: whoever receives it may well wait
	 * for the next call.
	 * <p>
	 * A tracer takes what is in scope for the parent of the request, whatever the context
	 * says: a handler, or the call whose end started this one.
	 */
	private void start(AdmittedCall admitted, Runnable landed) {
		try (Observation.Scope scope = admitted.settlement().observation().openScope()) {
			this.runner.run(admitted, new CallEnd() {

				@Override
				public void accepted(CallResponse response) {
					landed.run();
					admitted.settlement().accepted(response);
				}

				@Override
				public void failed(CallException failure) {
					landed.run();
					CallTemplate.this.failed(admitted, failure);
				}

			});
		}
	}

	private void failed(AdmittedCall admitted, CallException failure) {
		if (failure instanceof CallNotSentException notSent) {
			notSent(admitted, notSent);
			return;
		}
		if (failure instanceof CallRejectedException rejection && rejection.hadNoEffect()) {
			this.admission.takeBack(admitted);
		}
		admitted.settlement().failed(failure);
	}

	private void notSent(AdmittedCall admitted, CallNotSentException reason) {
		this.admission.takeBack(admitted);
		admitted.settlement().failed(reason);
	}

	private static void requirePositive(Duration timeout) {
		Assert.isTrue(timeout.compareTo(Duration.ZERO) > 0,
				() -> "The timeout of calls must be positive but is " + timeout);
	}

	/**
	 * Builds a {@link CallTemplate}.
	 */
	public static final class Builder {

		private final Sessions sessions;

		private final MessageCodec codec;

		private final WebClient webClient;

		private final List<CallListener> listeners = new ArrayList<>();

		private final List<CallTap> taps = new ArrayList<>();

		private final List<CallInterceptor> interceptors = new ArrayList<>();

		private Duration timeout = Duration.ofSeconds(75);

		private int acknowledgeConcurrency = 4;

		private int maxQueued = 10_000;

		private ObservationRegistry observationRegistry = ObservationRegistry.NOOP;

		private @Nullable CallObservationConvention observationConvention;

		private String framework = KeyValue.NONE_VALUE;

		private @Nullable Scheduler scheduler;

		private Builder(Sessions sessions, MessageCodec codec, WebClient webClient) {
			this.sessions = sessions;
			this.codec = codec;
			this.webClient = webClient;
		}

		/**
		 * How long a call may wait for its turn, and then, from when it leaves, for its
		 * answer.
		 * @param timeout the time, 75 s unless set
		 * @return this builder
		 */
		public Builder timeout(Duration timeout) {
			requirePositive(timeout);
			this.timeout = timeout;
			return this;
		}

		/**
		 * How many acknowledgements may be under way at the same time.
		 * @param concurrency the number, 4 unless set
		 * @return this builder
		 */
		public Builder acknowledgeConcurrency(int concurrency) {
			Assert.isTrue(concurrency > 0, () -> "The concurrency must be positive but is " + concurrency);
			this.acknowledgeConcurrency = concurrency;
			return this;
		}

		/**
		 * How many calls may wait for their turn, in each of the two lanes.
		 * @param maxQueued the number, 10000 unless set
		 * @return this builder
		 */
		public Builder maxQueued(int maxQueued) {
			Assert.isTrue(maxQueued > 0, () -> "The bound of the queue must be positive but is " + maxQueued);
			this.maxQueued = maxQueued;
			return this;
		}

		/**
		 * Add a listener.
		 * @param listener is told of every outcome
		 * @return this builder
		 */
		public Builder listener(CallListener listener) {
			this.listeners.add(listener);
			return this;
		}

		/**
		 * Add a tap.
		 * @param tap sees every call and its outcome
		 * @return this builder
		 */
		public Builder tap(CallTap tap) {
			this.taps.add(tap);
			return this;
		}

		/**
		 * Add an interceptor.
		 * @param interceptor sees every call, after those added before
		 * @return this builder
		 */
		public Builder interceptor(CallInterceptor interceptor) {
			this.interceptors.add(interceptor);
			return this;
		}

		/**
		 * Where to observe calls.
		 * @param registry the registry, none unless set
		 * @return this builder
		 */
		public Builder observationRegistry(ObservationRegistry registry) {
			this.observationRegistry = registry;
			return this;
		}

		/**
		 * How to name what is observed.
		 * @param convention the convention; {@code null} for the documented one
		 * @return this builder
		 */
		public Builder observationConvention(@Nullable CallObservationConvention convention) {
			this.observationConvention = convention;
			return this;
		}

		/**
		 * Whose calls these are, in what is observed.
		 * @param framework the configured name of the framework, {@code none} unless set
		 * @return this builder
		 */
		public Builder framework(String framework) {
			this.framework = framework;
			return this;
		}

		/**
		 * What measures time.
		 * @param scheduler the scheduler, {@link Schedulers#parallel()} unless set
		 * @return this builder
		 */
		public Builder scheduler(Scheduler scheduler) {
			this.scheduler = scheduler;
			return this;
		}

		private Clock clock() {
			Scheduler given = this.scheduler;
			return (given != null) ? () -> given.now(TimeUnit.NANOSECONDS) : System::nanoTime;
		}

		/**
		 * Build it.
		 * @return the template
		 */
		public CallTemplate build() {
			return new CallTemplate(this);
		}

	}

}
