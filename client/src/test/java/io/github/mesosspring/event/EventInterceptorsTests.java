package io.github.mesosspring.event;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

class EventInterceptorsTests {

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final List<String> seen = new ArrayList<>();

	private Mono<Void> answer = Mono.empty();

	@AfterEach
	void dispose() {
		this.time.dispose();
	}

	@Test
	void seeEveryEventBeforeAndAfterItsHandlers() {
		try (DispatchFixture fixture = fixture(new Noting("1"), new Noting("2"))) {
			fixture.receive(1, Events.update("a"));
			fixture.receive(1, Events.message("m"));
			assertThat(this.seen).containsExactly("1 before UPDATE", "2 before UPDATE", "handler", "2 HANDLED UPDATE",
					"1 HANDLED UPDATE", "1 before MESSAGE", "2 before MESSAGE", "2 UNHANDLED MESSAGE",
					"1 UNHANDLED MESSAGE");
		}
	}

	@Test
	void areToldOfAFailureWhenTheAsynchronousResultIsThere() {
		Sinks.Empty<Void> sink = Sinks.empty();
		this.answer = sink.asMono();
		try (DispatchFixture fixture = fixture(new Noting("1"))) {
			fixture.receive(1, Events.update("a"));
			assertThat(this.seen).containsExactly("1 before UPDATE", "handler");
			sink.tryEmitError(new IllegalStateException("late"));
			assertThat(this.seen).endsWith("1 FAILED UPDATE");
		}
	}

	@Test
	void anEventThatIsRefusedCountsAsDealtWith() {
		Noting refusing = new Noting("1");
		refusing.allowed = false;
		try (DispatchFixture fixture = fixture(refusing, new Noting("2"))) {
			Event update = Events.update("a");
			fixture.receive(1, update);
			fixture.receive(1, update);
			fixture.receive(1, Events.offers("o"));
			fixture.receive(1, Events.message("m"));
			assertThat(this.seen).containsExactly("1 before UPDATE", "1 REFUSED UPDATE", "1 before OFFERS",
					"1 REFUSED OFFERS", "1 before MESSAGE", "1 REFUSED MESSAGE");
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(2);
			assertThat(fixture.calls.sent(Call.Type.DECLINE)).hasSize(1);
			assertThat(fixture.listener.seen).contains("duplicate a").doesNotContain("unhandled MESSAGE");
		}
	}

	@Test
	void oneThatFailsStopsNothing() {
		Noting failing = new Noting("1");
		failing.failure = new AssertionError("the interceptor fails");
		try (DispatchFixture fixture = fixture(failing, new Noting("2"))) {
			fixture.receive(1, Events.update("a"));
			assertThat(this.seen).containsExactly("1 before UPDATE", "2 before UPDATE", "handler", "2 HANDLED UPDATE",
					"1 HANDLED UPDATE");
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1);
		}
	}

	private DispatchFixture fixture(MesosEventInterceptor... interceptors) {
		DispatchFixture fixture = new DispatchFixture((builder) -> {
			builder.dispatchOn(this.time);
			List.of(interceptors).forEach(builder::interceptor);
		}, new Handler()).subscribe(1);
		this.seen.clear();
		return fixture;
	}

	private final class Noting implements MesosEventInterceptor {

		private final String name;

		private boolean allowed = true;

		private Error failure;

		Noting(String name) {
			this.name = name;
		}

		@Override
		public boolean before(MesosEventType type, Event event) {
			note("before " + type);
			return this.allowed;
		}

		@Override
		public void after(MesosEventType type, Event event, EventOutcome outcome) {
			note(outcome + " " + type);
		}

		private void note(String what) {
			EventInterceptorsTests.this.seen.add(this.name + " " + what);
			if (this.failure != null) {
				throw this.failure;
			}
		}

	}

	final class Handler {

		@MesosEventHandler
		Mono<Void> onUpdate(TaskStatus status) {
			EventInterceptorsTests.this.seen.add("handler");
			return EventInterceptorsTests.this.answer;
		}

	}

}
