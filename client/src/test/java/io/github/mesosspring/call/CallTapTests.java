package io.github.mesosspring.call;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Sessions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class CallTapTests {

	private static final Call KILL = Calls.kill(MasterStub.task("t"), null, null);

	private static MasterStub master;

	private final Sessions sessions = new Sessions();

	private final SeenCalls seen = new SeenCalls();

	private CallTemplate template;

	@BeforeAll
	static void startMaster() {
		master = new MasterStub();
	}

	@AfterAll
	static void stopMaster() {
		master.close();
	}

	@BeforeEach
	void build() {
		master.reset();
		this.template = CallTemplate.builder(this.sessions, Encoding.PROTOBUF.codec(), WebClient.create())
			.interceptor((call) -> call.getType() == Call.Type.REVIVE
					? call.toBuilder().setRevive(Call.Revive.newBuilder().addRoles("a")).build() : call)
			.tap(this.seen)
			.tap(new FailingTap())
			.build();
	}

	@AfterEach
	void close() {
		this.template.close();
	}

	@Test
	void seesACallAsItLeavesAndThenItsEnd() {
		this.sessions.open(master.session(7));
		this.template.sendAndAwait(KILL);
		this.template.sendAndAwait(Calls.revive(List.of()));
		assertThat(this.seen.news).containsExactly("1 of 7 KILL", "1 accepted 202", "2 of 7 REVIVE", "2 accepted 202");
		assertThat(this.seen.calls).isEqualTo(master.calls());
		assertThat(this.seen.calls.get(1).getRevive().getRolesList()).containsExactly("a");
	}

	@Test
	void seesARefusedCallAsItWasMade() {
		this.template.send(KILL).onErrorComplete().block();
		this.sessions.open(master.session(1));
		Call accept = Calls.accept(List.of(OfferID.newBuilder().setValue("void").build()), List.of(), null);
		this.template.send(accept).onErrorComplete().block();
		assertThat(this.seen.news).containsExactly("1 of 0 KILL", "1 not_sent", "2 of 0 ACCEPT", "2 not_sent");
		assertThat(this.seen.calls).containsExactly(KILL, accept);
	}

	@Test
	void seesWhatTheMasterRejects() {
		this.sessions.open(master.session(1));
		master.answers(400, "no");
		this.template.send(KILL).onErrorComplete().block();
		assertThat(this.seen.news).containsExactly("1 of 1 KILL", "1 rejected");
	}

	static class SeenCalls implements CallTap {

		final List<String> news = new CopyOnWriteArrayList<>();

		final List<Call> calls = new CopyOnWriteArrayList<>();

		@Override
		public void made(long number, long epoch, Call call) {
			this.calls.add(call);
			this.news.add(number + " of " + epoch + " " + call.getType());
		}

		@Override
		public void accepted(long number, CallResponse response) {
			this.news.add(number + " accepted " + response.status());
		}

		@Override
		public void failed(long number, CallException failure) {
			this.news.add(number + " " + failure.getOutcome().tag());
		}

	}

	static class FailingTap implements CallTap {

		@Override
		public void made(long number, long epoch, Call call) {
			throw new IllegalStateException("on purpose");
		}

		@Override
		public void accepted(long number, CallResponse response) {
			throw new IllegalStateException("on purpose");
		}

		@Override
		public void failed(long number, CallException failure) {
			throw new IllegalStateException("on purpose");
		}

	}

}
