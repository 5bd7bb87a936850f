package io.github.mesosspring.simulation;

import java.net.URI;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import com.google.protobuf.ByteString;
import io.github.mesosspring.call.Calls;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Shows that the checks for which there is no {@link Mutant} find what they are to find,
 * and nothing else.
 */
class CheckTests {

	private static final TaskStatus FIRST = update("t1", 1);

	private static final TaskStatus SECOND = update("t1", 2);

	@Test
	void findsAnAcceptThatLeavesTwice() {
		Check check = new NoAcceptIsRepeated();
		check.left(launching("t1"));
		check.left(launching("t2"));
		assertThat(check.violation()).isNull();
		check.left(launching("t1"));
		assertThat(check.violation()).contains("launches t1 left again");
	}

	@Test
	void findsAnUpdateHandledAfterALaterOne() {
		Check check = new UpdatesOfATaskKeepTheirOrder(new Updates());
		handle(check, FIRST);
		handle(check, FIRST);
		handle(check, SECOND);
		handle(check, update("t2", 1));
		assertThat(check.violation()).isNull();
		handle(check, FIRST);
		assertThat(check.violation()).contains("after a later update");
	}

	@Test
	void findsUpdatesOfATaskHandledAtTheSameTime() {
		Check check = new UpdatesOfATaskKeepTheirOrder(new Updates());
		check.handlingBegun(FIRST);
		check.handlingBegun(update("t2", 1));
		assertThat(check.violation()).isNull();
		check.handlingBegun(SECOND);
		assertThat(check.violation()).contains("at the same time");
	}

	@Test
	void findsAnUpdateHandledAgain() {
		Check check = new HandledUpdatesAreNotHandledAgain();
		check.handlingBegun(FIRST);
		check.handlingFailed(FIRST);
		handle(check, FIRST);
		check.settled(FIRST);
		check.handlingBegun(SECOND);
		assertThat(check.violation()).isNull();
		check.handlingBegun(FIRST);
		assertThat(check.violation()).contains("is handled again");
	}

	@Test
	void findsACallThatLeavesAfterAStop() {
		Check check = new NothingLeavesAfterAStop();
		check.started();
		check.left(launching("t1"));
		check.stopping();
		check.left(launching("t2"));
		assertThat(check.violation()).isNull();
		check.stopped();
		check.left(launching("t3"));
		assertThat(check.violation()).contains("left after the stop");
	}

	@Test
	void findsACallOfAnApplicationThatDoesNotLead() {
		Check check = new NothingLeavesAfterAStop();
		check.started();
		check.deposed();
		check.elected();
		check.left(launching("t1"));
		assertThat(check.violation()).isNull();
		check.deposed();
		check.left(launching("t2"));
		assertThat(check.violation()).contains("while another instance may lead");
	}

	@Test
	void findsAStopThatDoesNotEnd() {
		SimulatedScheduler scheduler = new SimulatedScheduler(new SplittableRandom(1));
		Check check = new AStopEnds(scheduler);
		check.stopping();
		pass(scheduler, Settings.STOP_TIMEOUT.toSeconds());
		check.step();
		assertThat(check.violation()).isNull();
		pass(scheduler, 10);
		check.step();
		assertThat(check.violation()).contains("does not end");
	}

	@Test
	void findsAnEventTooManyInTheQueue() {
		Settings settings = Settings.draw(new SplittableRandom(1));
		TheQueueStaysWithinItsBounds check = new TheQueueStaysWithinItsBounds(settings);
		check.measured(settings.maxQueuedBytes() + 1, 1);
		check.measured(settings.maxQueuedBytes(), settings.maxQueuedEvents());
		assertThat(check.violation()).isNull();
		check.measured(1, settings.maxQueuedEvents() + 1);
		assertThat(check.violation()).contains("events are queued");
	}

	private static void handle(Check check, TaskStatus status) {
		check.handlingBegun(status);
		check.handled(status);
	}

	private static void pass(SimulatedScheduler scheduler, long seconds) {
		scheduler.after(TimeUnit.SECONDS.toNanos(seconds), () -> {
		});
		scheduler.step();
	}

	private static TaskStatus update(String task, int number) {
		byte[] uuid = new byte[16];
		uuid[7] = (byte) number;
		return Messages.status(task, "S0", TaskState.TASK_RUNNING)
			.setUuid(ByteString.copyFrom(uuid))
			.setTimestamp(number)
			.build();
	}

	private static Request launching(String task) {
		TaskInfo info = TaskInfo.newBuilder()
			.setName(task)
			.setTaskId(TaskID.newBuilder().setValue(task))
			.setAgentId(AgentID.newBuilder().setValue("S0"))
			.build();
		Offer.Operation launch = Offer.Operation.newBuilder()
			.setType(Offer.Operation.Type.LAUNCH)
			.setLaunch(Offer.Operation.Launch.newBuilder().addTaskInfos(info))
			.build();
		Call accept = Calls.accept(List.of(OfferID.newBuilder().setValue("o").build()), List.of(launch), null);
		return new Request(URI.create("http://master0:5050"), Encoding.PROTOBUF, "s", accept);
	}

}
