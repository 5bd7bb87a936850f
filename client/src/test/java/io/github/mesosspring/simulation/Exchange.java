package io.github.mesosspring.simulation;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * One request on a connection of its own, and what becomes of it on the way there and
 * back. A client that gives up does not undo what is under way already.
 */
final class Exchange {

	private static final ExchangeStrategies STRATEGIES = ExchangeStrategies.withDefaults();

	/** How late a request may arrive. */
	static final long LONGEST_DELAY = TimeUnit.MINUTES.toNanos(4);

	private final World world;

	private final ClientRequest request;

	private final boolean subscribes;

	private final MonoSink<ClientResponse> answer;

	private @Nullable MasterProcess peer;

	private @Nullable EventStream stream;

	private boolean givenUp;

	Exchange(World world, ClientRequest request, boolean subscribes, MonoSink<ClientResponse> answer) {
		this.world = world;
		this.request = request;
		this.subscribes = subscribes;
		this.answer = answer;
	}

	void begin() {
		if (this.subscribes) {
			this.world.checks().tell((check) -> check.subscribeBegun(this));
		}
		this.answer.onCancel(this::giveUp);
		this.world.later(this::connect);
	}

	/**
	 * Whether the client still has this connection open.
	 */
	boolean isOpen() {
		EventStream opened = this.stream;
		return (opened != null) ? !opened.pipe().isOver() : !this.givenUp;
	}

	/**
	 * Nobody is left at this end of the connection.
	 */
	void abandon() {
		EventStream opened = this.stream;
		if (opened != null) {
			opened.pipe().cancel();
		}
		end();
	}

	@Nullable EventStream stream() {
		return this.stream;
	}

	private void connect() {
		if (this.givenUp) {
			return;
		}
		this.peer = this.world.cluster().at(this.request.url());
		if (this.peer == null || this.world.faults().strikes(Fault.CONNECTION_REFUSED, 0.5)) {
			fail(new ConnectException("Connection refused"));
			return;
		}
		CapturedRequest captured = new CapturedRequest(this.request);
		this.request.writeTo(captured, STRATEGIES).subscribe((nothing) -> {
		}, this::fail, () -> {
			if (this.request.method() == HttpMethod.GET) {
				this.world.later(this::tellVersion);
			}
			else {
				written(Request.of(captured));
			}
		});
	}

	/**
	 * The only thing that is asked of a master without a call. Some never answer it.
	 */
	private void tellVersion() {
		if (this.world.faults().chance(0.8)) {
			answered(Answer.of(200, "{\"version\":\"1.11.0\"}"));
		}
		else if (this.world.faults().chance(0.5)) {
			fail(reset());
		}
	}

	private void written(Request sent) {
		this.world.trace().note("wire", "-> " + Text.of(sent.call()) + " to " + sent.uri().getHost());
		this.world.checks().tell((check) -> check.left(sent));
		Faults faults = this.world.faults();
		if (faults.strikes(Fault.CUT_BEFORE_MASTER_ACTED, 0.3)) {
			this.world.later(() -> fail(reset()));
		}
		else if (!faults.strikes(Fault.REQUEST_LOST, 0.2)) {
			boolean late = faults.strikes(Fault.REQUEST_LATE, 0.2);
			this.world.scheduler()
				.after(late ? this.world.random().nextLong(LONGEST_DELAY) : this.world.latency(), () -> arrived(sent));
		}
	}

	private void arrived(Request sent) {
		MasterProcess master = this.peer;
		if (master == null || !master.isAlive()) {
			fail(reset());
			return;
		}
		Answer given = master.answer(sent);
		this.world.trace().note(master.name(), given.status() + " " + given.words() + " to " + Text.of(sent.call()));
		Faults faults = this.world.faults();
		if (this.givenUp) {
			drop(given);
		}
		else if (faults.strikes(Fault.CUT_AFTER_MASTER_ACTED, 0.3)) {
			drop(given);
			this.world.later(() -> fail(reset()));
		}
		else if (!faults.strikes(Fault.ANSWER_LOST, 0.2)) {
			boolean slow = faults.strikes(Fault.ANSWER_SLOW, 0.3);
			this.world.scheduler()
				.after(slow ? this.world.random().nextLong(LONGEST_DELAY / 4) : this.world.latency(),
						() -> answered(given));
		}
	}

	private void answered(Answer given) {
		if (this.givenUp) {
			drop(given);
			return;
		}
		if (given.stream() == null) {
			end();
		}
		this.stream = given.stream();
		EventStream opened = this.stream;
		if (opened != null) {
			this.world.checks().tell((check) -> check.streamOpened(this, opened));
		}
		this.answer.success(given.response(STRATEGIES));
	}

	private void giveUp() {
		// what cancels a stream in its course is its pipe
		if (this.stream == null) {
			this.world.trace().note("client", "gives a request up");
			end();
		}
	}

	private void fail(Throwable cause) {
		if (!this.givenUp) {
			end();
			this.answer.error(new WebClientRequestException(cause, this.request.method(), this.request.url(),
					this.request.headers()));
		}
	}

	private void end() {
		this.givenUp = true;
	}

	private static void drop(Answer given) {
		EventStream opened = given.stream();
		if (opened != null) {
			opened.closedByClient();
		}
	}

	private static IOException reset() {
		return new IOException("Connection reset by peer");
	}

}
