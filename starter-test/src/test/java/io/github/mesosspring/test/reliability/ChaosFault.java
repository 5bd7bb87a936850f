package io.github.mesosspring.test.reliability;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.github.mesosspring.embedded.EmbeddedAgent;
import io.github.mesosspring.embedded.fault.CallFault;
import io.github.mesosspring.embedded.proxy.Direction;
import io.github.mesosspring.embedded.proxy.TcpProxy;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * Something that goes wrong.
 */
enum ChaosFault {

	CONNECTIONS_CUT((rig, random) -> rig.network().each(TcpProxy::cut)),

	CONNECTIONS_ENDED((rig, random) -> rig.network().each(TcpProxy::end)),

	CONNECTIONS_HALF_OPEN((rig, random) -> rig.untilNoticed(() -> rig.network().each(TcpProxy::halfOpen))),

	NOTHING_REACHES_THE_CLIENT(
			(rig, random) -> rig.untilNoticed(() -> rig.network().each((proxy) -> proxy.stall(Direction.TO_CLIENT)))),

	NOTHING_REACHES_THE_MASTER(
			(rig, random) -> rig.untilNoticed(() -> rig.network().each((proxy) -> proxy.stall(Direction.TO_TARGET)))),

	CUT_AFTER_SOME_BYTES_TO_THE_CLIENT((rig, random) -> {
		int bytes = random.nextInt(4000);
		rig.network().each((proxy) -> proxy.cutAfter(Direction.TO_CLIENT, bytes));
	}),

	CUT_AFTER_SOME_BYTES_TO_THE_MASTER((rig, random) -> {
		int bytes = random.nextInt(2000);
		rig.network().each((proxy) -> proxy.cutAfter(Direction.TO_TARGET, bytes));
	}),

	BYTES_LATE((rig, random) -> {
		Duration delay = Duration.ofMillis(50 + random.nextInt(250));
		rig.network().each((proxy) -> proxy.delay(delay));
	}),

	BYTES_SLOW((rig, random) -> {
		int rate = 20_000 + random.nextInt(50_000);
		rig.network().each((proxy) -> proxy.throttle(rate));
	}),

	TINY_PIECES((rig, random) -> {
		int size = 1 + random.nextInt(7);
		rig.network().each((proxy) -> proxy.chop(size));
	}),

	// Only where it cannot go unnoticed: nothing protects what is within a message.
	ANSWERS_ARE_NOT_HTTP((rig, random) -> {
		int offset = random.nextInt("HTTP/1.1".length());
		rig.network().each((proxy) -> proxy.corrupt(Direction.TO_CLIENT, offset));
		rig.network().each(TcpProxy::cut);
	}),

	CONNECTIONS_REFUSED((rig, random) -> {
		rig.network().each(TcpProxy::refuse);
		rig.network().each(TcpProxy::cut);
	}),

	CONNECTIONS_ACCEPTED_BY_NOBODY((rig, random) -> {
		rig.network().each(TcpProxy::acceptSilently);
		rig.network().each(TcpProxy::cut);
	}),

	STREAM_SILENT((rig, random) -> rig.untilNoticed(() -> rig.stream().stall())),

	STREAM_CUT((rig, random) -> rig.stream().cut()),

	STREAM_ENDED((rig, random) -> rig.stream().end()),

	STREAM_BROKEN_OFF_IN_A_RECORD((rig, random) -> rig.stream().breakOffInRecord()),

	STREAM_BROKEN_OFF_IN_A_LENGTH((rig, random) -> rig.stream().breakOffInLength()),

	BAD_LENGTH((rig, random) -> rig.stream().sendBadLength()),

	UNKNOWN_EVENT((rig, random) -> rig.stream().sendUnknownEvent()),

	UNDECODABLE_EVENT((rig, random) -> rig.stream().sendUndecodableRecord()),

	UPDATES_TWICE((rig, random) -> rig.stream().duplicate(Event::hasUpdate)),

	UPDATES_LOST((rig, random) -> rig.stream().drop(Event::hasUpdate)),

	CALL_ANSWERED_503((rig, random) -> anyCall(rig, random).answer(503)),

	CALL_ANSWERED_404((rig, random) -> anyCall(rig, random).answer(404)),

	CALL_ANSWERED_500((rig, random) -> anyCall(rig, random).answer(500)),

	CALL_REDIRECTED_TO_NOBODY((rig, random) -> anyCall(rig, random).redirect("//127.0.0.1:1/api/v1/scheduler")),

	CALL_ANSWERED_400_UNKNOWN_FRAMEWORK((rig, random) -> callButSubscribe(rig, random).answer(400)),

	CALL_ANSWERED_401((rig, random) -> callButSubscribe(rig, random).answer(401)),

	CALL_ANSWERED_403_NOT_SUBSCRIBED((rig, random) -> callButSubscribe(rig, random).answer(403)),

	CALL_LOST((rig, random) -> anyCall(rig, random).lose()),

	ANSWER_LOST((rig, random) -> anyCall(rig, random).loseAnswer()),

	ANSWER_WITHHELD((rig, random) -> anyCall(rig, random).withholdAnswer()),

	// Not of a SUBSCRIBE: one that is obeyed later than mesos.calls.timeout after it was
	// given up is a takeover by contract.
	ANSWER_TOO_LATE((rig, random) -> callButSubscribe(rig, random)
		.delayAnswer(ChaosRig.CALL_TIMEOUT.multipliedBy(FastClock.FACTOR).plusSeconds(1))),

	SUBSCRIBE_UNANSWERED((rig, random) -> {
		rig.leader().nextCall(Call.Type.SUBSCRIBE).withholdAnswer();
		rig.network().each(TcpProxy::cut);
	}),

	MASTER_KILLED((rig, random) -> rig.leader().crash()),

	LEADER_CHANGED((rig, random) -> rig.failOver()),

	LEADER_STEPPED_DOWN((rig, random) -> rig.leader().stepDown()),

	NO_LEADER((rig, random) -> rig.mesos().suspendElection()),

	LEADER_IN_RECOVERY((rig, random) -> {
		rig.leader();
		rig.mesos().holdRecovery();
		rig.failOver();
	}),

	AGENT_CUT_OFF((rig, random) -> rig.mesos().partition(agent(rig, random))),

	AGENT_KILLED((rig, random) -> rig.kill(agent(rig, random))),

	HANDLERS_SLOW((rig, random) -> rig.untilNoticed(rig::slowDown)),

	HANDLERS_FAIL((rig, random) -> rig.moods().fail(1 + random.nextInt(8))),

	SUBSCRIPTION_STOPPED((rig, random) -> {
		rig.subscription().stop();
		rig.subscription().start();
	}),

	APPLICATION_STOPPED((rig, random) -> {
		rig.stopApplication();
		rig.startApplication();
	});

	private static final List<Call.Type> CALLS = List.of(Call.Type.ACCEPT, Call.Type.ACKNOWLEDGE, Call.Type.DECLINE,
			Call.Type.RECONCILE, Call.Type.KILL);

	private final Injection injection;

	ChaosFault(Injection injection) {
		this.injection = injection;
	}

	/**
	 * Its name in reports.
	 */
	String title() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * Let it happen. What lasts is ended by {@link ChaosRig#repair()}.
	 * @return whether it could happen
	 */
	boolean inject(ChaosRig rig, Random random) {
		try {
			this.injection.inject(rig, random);
			return true;
		}
		catch (NothingThereException ex) {
			return false;
		}
	}

	private static CallFault anyCall(ChaosRig rig, Random random) {
		return random.nextInt(3) == 0 ? subscribe(rig) : callButSubscribe(rig, random);
	}

	private static CallFault subscribe(ChaosRig rig) {
		CallFault fault = rig.leader().nextCall(Call.Type.SUBSCRIBE);
		rig.network().each(TcpProxy::cut);
		return fault;
	}

	private static CallFault callButSubscribe(ChaosRig rig, Random random) {
		return rig.leader().nextCall(CALLS.get(random.nextInt(CALLS.size()))).times(1 + random.nextInt(3));
	}

	private static EmbeddedAgent agent(ChaosRig rig, Random random) {
		List<EmbeddedAgent> agents = rig.mesos().agents();
		return agents.get(random.nextInt(agents.size()));
	}

	/**
	 * There is no leader, or no stream, to spoil.
	 */
	static class NothingThereException extends RuntimeException {

		NothingThereException(Throwable cause) {
			super(cause);
		}

	}

	@FunctionalInterface
	private interface Injection {

		void inject(ChaosRig rig, Random random);

	}

}
