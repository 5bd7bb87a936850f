package io.github.mesosspring.embedded.fault;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.embedded.http.HttpCall;
import io.github.mesosspring.embedded.http.HttpRoutes;
import io.github.mesosspring.embedded.http.RequestBody;
import io.github.mesosspring.embedded.http.RequestRefusedException;
import io.github.mesosspring.protocol.scheduler.Call;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * One thing that goes wrong with scheduler calls: first which calls, then what. It holds
 * from the moment it is told what, for the next call that fits unless said otherwise.
 */
public final class CallFault {

	private final Consumer<CallFault> complete;

	private final AtomicInteger left = new AtomicInteger(1);

	private Call.@Nullable Type type;

	private @Nullable Reaction reaction;

	CallFault(Consumer<CallFault> complete) {
		this.complete = complete;
	}

	/**
	 * Restrict the fault to calls of a type.
	 * @param type the type
	 * @return this fault
	 */
	public CallFault ofType(Call.Type type) {
		this.type = type;
		return this;
	}

	/**
	 * Let it happen more than once.
	 * @param calls how many calls, at least 1
	 * @return this fault
	 */
	public CallFault times(int calls) {
		if (calls < 1) {
			throw new IllegalArgumentException("A fault must befall at least one call, not " + calls);
		}
		this.left.set(calls);
		return this;
	}

	/**
	 * Let it happen until the faults are cleared.
	 * @return this fault
	 */
	public CallFault always() {
		return times(Integer.MAX_VALUE);
	}

	/**
	 * Answer in place of the master, which never sees the call, with the body a master
	 * most often sends with a status.
	 * @param status the status, such as 400, 401, 403, 404, 500 or 503
	 */
	public void answer(int status) {
		answer(status, switch (status) {
			case 202, 200 -> "";
			case 400 -> "Framework cannot be found";
			case 401 -> "401 Unauthorized.";
			case 403 -> "Framework is not subscribed";
			case 404 -> "404 Not Found.";
			case 503 -> "No leader elected";
			default -> status + " " + HttpResponseStatus.valueOf(status).reasonPhrase() + ".";
		});
	}

	/**
	 * Answer in place of the master, which never sees the call.
	 * @param status the status
	 * @param text the body, may be empty
	 */
	public void answer(int status, String text) {
		answer(text.isEmpty() ? HttpAnswer.empty(status) : HttpAnswer.text(status, text));
	}

	/**
	 * Answer with 307 in place of the master.
	 * @param location where to, as it is to stand in the header: {@code //host:port/path}
	 * as a master sends it, or anything else that a client must survive
	 */
	public void redirect(String location) {
		answer(HttpAnswer.empty(307).with("Location", location));
	}

	private void answer(HttpAnswer answer) {
		react((call, master, clock) -> CompletableFuture.completedFuture(answer));
	}

	/**
	 * Cut the connection before the master sees the call.
	 */
	public void lose() {
		answer(new HttpAnswer.Nothing());
	}

	/**
	 * Let the master act on the call, then cut the connection in place of the answer: the
	 * caller cannot know.
	 */
	public void loseAnswer() {
		react((call, master, clock) -> master.handle(call)
			.thenApply((answer) -> new HttpAnswer.Undelivered(answer, true)));
	}

	/**
	 * Let the master act on the call, and never answer. The connection stays open.
	 */
	public void withholdAnswer() {
		react((call, master, clock) -> master.handle(call)
			.thenApply((answer) -> new HttpAnswer.Undelivered(answer, false)));
	}

	/**
	 * Let the master act on the call, and answer later.
	 * @param delay how much later, on the clock of the cluster
	 */
	public void delayAnswer(Duration delay) {
		react((call, master, clock) -> master.handle(call).thenCompose((answer) -> later(answer, delay, clock)));
	}

	private static CompletableFuture<HttpAnswer> later(HttpAnswer answer, Duration delay, Scheduler clock) {
		CompletableFuture<HttpAnswer> delayed = new CompletableFuture<>();
		try {
			clock.schedule(() -> delayed.complete(answer), delay.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			delayed.complete(new HttpAnswer.Nothing());
		}
		return delayed;
	}

	private void react(Reaction reaction) {
		this.reaction = reaction;
		this.complete.accept(this);
	}

	/**
	 * Whether this fault befalls a call; counts it if so.
	 */
	boolean take(HttpCall call) {
		return fits(call) && this.left.getAndUpdate((count) -> Math.max(0, count - 1)) > 0;
	}

	boolean isUsedUp() {
		return this.left.get() == 0;
	}

	private boolean fits(HttpCall call) {
		if (this.type == null) {
			return true;
		}
		try {
			return RequestBody.read(call, Call.getDefaultInstance()).getType() == this.type;
		}
		catch (RequestRefusedException ex) {
			return false;
		}
	}

	CompletableFuture<HttpAnswer> apply(HttpCall call, HttpRoutes master, Scheduler clock) {
		return (this.reaction != null) ? this.reaction.apply(call, master, clock) : master.handle(call);
	}

	/**
	 * What happens in place of a plain answer.
	 */
	@FunctionalInterface
	private interface Reaction {

		CompletableFuture<HttpAnswer> apply(HttpCall call, HttpRoutes master, Scheduler clock);

	}

}
