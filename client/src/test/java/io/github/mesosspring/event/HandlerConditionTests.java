package io.github.mesosspring.event;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HandlerConditionTests {

	private static final String FAILED = "event.update.status.state.name() == 'TASK_FAILED'";

	@ParameterizedTest
	@ValueSource(strings = { FAILED, "#root.event.update.status.state.number == 3",
			"#status.state == T(io.github.mesosspring.protocol.TaskState).TASK_FAILED",
			"#a0.state.name() == 'TASK_FAILED'", "#p0.state.name() matches '.*FAILED'",
			"type.name() == 'UPDATE' and not (#status.state.name() == 'TASK_RUNNING')",
			"@names.contains(#status.state.name())", "#attempt.number() == 1 && #status.state.name() == 'TASK_FAILED'",
			"event.update.status.state.name() == 'TASK_FAILED' ? true : false" })
	void aMethodIsCalledForEventsThatMeetItsCondition(String condition) {
		Updates updates = new Updates();
		try (DispatchFixture fixture = conditional("updates", condition, updates)) {
			// more than it takes to have an expression compiled that could not be at
			// first
			for (int i = 0; i < 200; i++) {
				fixture.receive(1, update("bad" + i, TaskState.TASK_FAILED));
				fixture.receive(1, update("good" + i, TaskState.TASK_RUNNING));
			}
			fixture.awaitDelivered(1);
			assertThat(updates.seen).hasSize(200).allMatch((task) -> task.startsWith("bad"));
			EventHandlerStatus status = fixture.dispatcher.handlers().get("updates");
			assertThat(status.handled()).isEqualTo(200);
			assertThat(status.filtered()).isEqualTo(200);
			assertThat(status.failed()).isZero();
		}
	}

	@Test
	void anUpdateThatMeetsNoConditionIsAcknowledgedAsIfNobodyTookIt() {
		try (DispatchFixture fixture = conditional("updates", FAILED, new Updates())) {
			fixture.receive(1, update("t", TaskState.TASK_RUNNING));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1);
			assertThat(fixture.listener.seen).contains("unhandled UPDATE");
		}
	}

	@Test
	void anUpdateThatOneConditionKeepsOutIsForTheOthers() {
		Updates updates = new Updates();
		Also also = new Also();
		try (DispatchFixture fixture = conditional("updates", FAILED, updates, also)) {
			fixture.receive(1, update("t", TaskState.TASK_RUNNING));
			fixture.awaitDelivered(1);
			assertThat(updates.seen).isEmpty();
			assertThat(also.seen).containsExactly("t");
			assertThat(fixture.listener.seen).doesNotContain("unhandled UPDATE");
		}
	}

	@Test
	void anUpdateIsNotLeftToAMethodThatWasNotCalledForIt() {
		Manual manual = new Manual();
		Also also = new Also();
		try (DispatchFixture fixture = conditional("manual", FAILED, manual, also)) {
			fixture.receive(1, update("t", TaskState.TASK_RUNNING));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1);
			fixture.receive(1, update("u", TaskState.TASK_FAILED));
			fixture.awaitDelivered(1);
			assertThat(manual.seen).containsExactly("u");
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).hasSize(1);
		}
	}

	@Test
	void offersThatDoNotMeetTheConditionAreDeclined() {
		Offers offers = new Offers();
		try (DispatchFixture fixture = conditional("offers", "#offer.id.value.startsWith('good')", offers)) {
			fixture.receive(1, Events.offers("good1", "bad", "good2"));
			fixture.awaitDelivered(1);
			assertThat(offers.seen).containsExactly("good1", "good2");
			assertThat(fixture.calls.sent(Call.Type.DECLINE)).singleElement()
				.satisfies((call) -> assertThat(call.getDecline().getOfferIdsList()).extracting(OfferID::getValue)
					.containsExactly("bad"));
			assertThat(fixture.listener.seen).doesNotContain("unhandled OFFERS");
			fixture.receive(1, Events.offers("bad2"));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent(Call.Type.DECLINE)).hasSize(2);
			assertThat(fixture.listener.seen).contains("unhandled OFFERS");
		}
	}

	@Test
	void whatCannotBeEvaluatedForAnEventIsAFailureOfTheHandler() {
		Updates updates = new Updates();
		List<String> failures = new CopyOnWriteArrayList<>();
		try (DispatchFixture fixture = conditional("updates", "1 / (event.update.status.state.number - 1) > 0",
				(builder) -> builder
					.errorHandler((id, event, failure, attempt) -> failures.add(id + ": " + failure.getMessage())),
				updates, new Also())) {
			fixture.receive(1, update("t", TaskState.TASK_RUNNING));
			fixture.awaitDelivered(1);
			assertThat(updates.seen).isEmpty();
			assertThat(fixture.calls.sent).isEmpty();
			assertThat(failures)
				.containsExactly("updates: The condition '1 / (event.update.status.state.number - 1) > 0' "
						+ "could not be evaluated: / by zero");
			assertThat(fixture.dispatcher.handlers().get("updates").failed()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@MethodSource
	void aConditionThatCanNeverWorkFailsTheStart(String condition, String reason) {
		assertThatExceptionOfType(InvalidEventHandlerException.class)
			.isThrownBy(() -> conditional("updates", condition, new Updates()).close())
			.withMessageStartingWith(
					"The @MesosEventHandler method HandlerConditionTests.Updates.onUpdate(TaskStatus, DeliveryAttempt) "
							+ "cannot work: its condition '" + condition + "'")
			.withMessageContaining(reason);
	}

	static Stream<Arguments> aConditionThatCanNeverWorkFailsTheStart() {
		return Stream.of(Arguments.of("event.update.status.", "character 20: EL1044E: Unexpectedly ran out of input"),
				Arguments.of("event.updat.status == null",
						"character 7: EL1008E: Property or field 'updat' cannot be found"),
				Arguments.of("event.update.status.state == 'TASK_FAILED'",
						"character 27: a text never equals an enum; compare with its name()"),
				Arguments.of("'TASK_FAILED' != event.update.status.state", "character 15: a text never equals an enum"),
				Arguments.of("#status.state.nam() == 'TASK_FAILED'",
						"character 15: EL1004E: Method call: Method nam() cannot be found"),
				Arguments.of("#stats.state.number == 1",
						"character 1: there is no argument 'stats'; there are [a0, a1, attempt, p0, p1, status]"),
				Arguments.of("false and #status.stat == null",
						"character 19: EL1008E: Property or field 'stat' cannot be found"),
				Arguments.of("true or not #status.stat.empty",
						"character 21: EL1008E: Property or field 'stat' cannot be found"),
				Arguments.of("#status.taskId.value",
						"character 1: '#status.taskId.value' is a String, which is neither true nor false"),
				Arguments.of("@nobody.likes(event)", "character 2: there is no bean 'nobody'"),
				Arguments.of("T(java.lang.Nothing).is(event)",
						"character 1: EL1005E: Type cannot be found 'java.lang.Nothing'"),
				Arguments.of("event.update > 3", "character 1: EL1013E: Cannot compare"));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "event.update.status.data.byteAt(3) == 7", "event.update.status.taskId.value.charAt(2) == 'x'",
					"T(Integer).parseInt(#status.message) > 3", "@names.get(7) == null" })
	void whatOnlyAnEventCanTellDoesNotFailTheStart(String condition) {
		try (DispatchFixture fixture = conditional("updates", condition, new Updates())) {
			assertThat(fixture.dispatcher.handlers().get("updates").state()).isEqualTo(HandlerState.RUNNING);
		}
	}

	@Test
	void aPausedHandlerHoldsUpOnlyTheUpdatesThatMeetItsCondition() {
		Updates updates = new Updates();
		try (DispatchFixture fixture = conditional("updates", FAILED, updates)) {
			fixture.dispatcher.handlers().pause("updates");
			fixture.receive(1, update("t1", TaskState.TASK_RUNNING));
			fixture.receive(1, update("t2", TaskState.TASK_FAILED));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent(Call.Type.ACKNOWLEDGE)).singleElement()
				.satisfies((call) -> assertThat(call.getAcknowledge().getTaskId().getValue()).isEqualTo("t1"));
		}
	}

	@Test
	void anUpdateIsHeldUpIfTheConditionOfAPausedHandlerCannotTell() {
		try (DispatchFixture fixture = conditional("updates", "1 / (event.update.status.state.number - 1) > 0",
				new Updates())) {
			fixture.dispatcher.handlers().pause("updates");
			fixture.receive(1, update("t1", TaskState.TASK_RUNNING));
			fixture.awaitDelivered(1);
			assertThat(fixture.calls.sent).isEmpty();
		}
	}

	@Test
	void theConditionsOfTheAnnotationAndOfTheConfigurationBothHaveToBeMet() {
		Annotated annotated = new Annotated();
		try (DispatchFixture fixture = conditional("annotated", "#a0.taskId.value != 't2'", annotated)) {
			fixture.receive(1, update("t1", TaskState.TASK_FAILED));
			fixture.receive(1, update("t2", TaskState.TASK_FAILED));
			fixture.receive(1, update("t3", TaskState.TASK_RUNNING));
			fixture.awaitDelivered(1);
			assertThat(annotated.seen).containsExactly("t1");
		}
	}

	private static DispatchFixture conditional(String id, String condition, Object... handlers) {
		return conditional(id, condition, (builder) -> {
		}, handlers);
	}

	private static DispatchFixture conditional(String id, String condition, Consumer<EventDispatcherBuilder> customizer,
			Object... handlers) {
		return new DispatchFixture(
				(builder) -> customizer.accept(builder.handlerSettings(
						Map.of(id, new EventHandlerSettings(true, false, Set.of(), condition, null, null)))),
				Map.of("names", List.of("TASK_FAILED")), handlers)
			.subscribe(1);
	}

	private static Event update(String task, TaskState state) {
		Event.Builder update = Events.update(task).toBuilder();
		update.getUpdateBuilder().getStatusBuilder().setState(state);
		return update.build();
	}

	@Order(1)
	static class Updates {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler(id = "updates")
		void onUpdate(TaskStatus status, DeliveryAttempt attempt) {
			this.seen.add(status.getTaskId().getValue());
		}

	}

	@Order(2)
	static class Also {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler(id = "also")
		void onUpdate(TaskStatus status) {
			this.seen.add(status.getTaskId().getValue());
		}

	}

	static class Manual {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler(id = "manual")
		void onUpdate(TaskStatus status, Acknowledgment acknowledgment) {
			this.seen.add(status.getTaskId().getValue());
		}

	}

	static class Annotated {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler(id = "annotated", condition = "#status.state.name() == 'TASK_FAILED'")
		void onUpdate(TaskStatus status) {
			this.seen.add(status.getTaskId().getValue());
		}

	}

	static class Offers {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@MesosEventHandler(id = "offers")
		void onOffer(Offer offer) {
			this.seen.add(offer.getId().getValue());
		}

	}

}
