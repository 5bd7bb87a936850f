package io.github.mesosspring.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationContextException;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HandlerSettingsTests {

	private final List<String> seen = new CopyOnWriteArrayList<>();

	@Test
	void aHandlerThatIsSwitchedOffIsAsIfItWereNotThere() {
		try (DispatchFixture fixture = fixture(Map.of("any", settings(false, false, Set.of(), null)), new Any())) {
			fixture.receive(1, Events.update("t"));
			fixture.receive(1, Events.offers("o"));
			fixture.awaitDelivered(1);
			assertThat(this.seen).isEmpty();
			assertThat(fixture.calls.sent).extracting(Call::getType)
				.containsExactlyInAnyOrder(Call.Type.ACKNOWLEDGE, Call.Type.DECLINE);
			EventHandlers handlers = fixture.dispatcher.handlers();
			assertThat(handlers.get("any").state()).isEqualTo(HandlerState.DISABLED);
			assertThat(handlers.all()).hasSize(1);
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> handlers.resume("any"))
				.withMessageContaining("is switched off by the configuration");
		}
	}

	@Test
	void whatIsWrongWithAHandlerThatIsSwitchedOffDoesNotFailTheStart() {
		try (DispatchFixture fixture = fixture(Map.of("wrong", settings(false, false, Set.of(), null)), new Wrong())) {
			assertThat(fixture.dispatcher.isRunning()).isTrue();
		}
	}

	@Test
	void aHandlerIsNarrowedToSomeOfItsTypes() {
		try (DispatchFixture fixture = fixture(
				Map.of("any", settings(true, false, Set.of(MesosEventType.MESSAGE), null)), new Any())) {
			fixture.receive(1, Events.update("t"));
			fixture.receive(1, Events.message("m"));
			fixture.awaitDelivered(1);
			assertThat(this.seen).containsExactly("any MESSAGE");
			assertThat(fixture.dispatcher.handlers().get("any").types()).containsExactly(MesosEventType.MESSAGE);
		}
	}

	@Test
	void aHandlerIsNotWidened() {
		assertThatExceptionOfType(InvalidEventHandlerException.class)
			.isThrownBy(() -> fixture(
					Map.of("any", settings(true, false, Set.of(MesosEventType.MESSAGE, MesosEventType.ERROR), null)),
					new Any()))
			.withMessage("The @MesosEventHandler method HandlerSettingsTests.Any.on(Event) cannot work: the "
					+ "configuration narrows it to [MESSAGE, ERROR], but it takes [OFFERS, UPDATE, MESSAGE] only");
	}

	@Test
	void aHandlerIsPausedFromTheStart() {
		try (DispatchFixture fixture = fixture(Map.of("any", settings(true, true, Set.of(), null)), new Any())) {
			fixture.receive(1, Events.update("t"));
			fixture.awaitDelivered(1);
			assertThat(this.seen).isEmpty();
			assertThat(fixture.calls.sent).isEmpty();
			assertThat(fixture.dispatcher.handlers().resume("any")).isTrue();
		}
	}

	@Test
	void aHandlerOfAnExecutorIsNotPausedFromTheStart() {
		assertThatExceptionOfType(InvalidEventHandlerException.class)
			.isThrownBy(() -> new ExecutorDispatchFixture(
					(builder) -> builder.handlerSettings(Map.of("launch", settings(true, true, Set.of(), null))),
					new PausedHandlerTests.ForExecutor()))
			.withMessageEndingWith(
					"the configuration has it paused, but an agent sends nothing to an executor twice, so "
							+ "that it would be lost; switch the handler off instead");
	}

	@Test
	void theOrderOfTheConfigurationGoesBeforeTheOneOfTheMethod() {
		try (DispatchFixture fixture = fixture(Map.of("later", settings(true, false, Set.of(), -1)), new Any(),
				new Later())) {
			fixture.receive(1, Events.update("t"));
			fixture.awaitDelivered(1);
			assertThat(this.seen).containsExactly("later", "any UPDATE");
		}
	}

	@Test
	void whatIsSaidOfAHandlerThatThereIsNotFailsTheStart() {
		assertThatExceptionOfType(ApplicationContextException.class)
			.isThrownBy(() -> fixture(Map.of("nay", settings(false, false, Set.of(), null)), new Any(), new Later()))
			.havingCause()
			.isInstanceOf(UnknownEventHandlerException.class)
			.withMessage("There is no @MesosEventHandler method with the id 'nay'; there are any, later");
	}

	@Test
	void overloadedMethodsWithoutIdsAreOneHandler() {
		String id = "HandlerSettingsTests.Overloaded.on";
		try (DispatchFixture fixture = fixture(Map.of(), new Overloaded())) {
			fixture.receive(1, Events.message("m"));
			fixture.receive(1, Events.error("e"));
			fixture.awaitDelivered(1);
			assertThat(fixture.dispatcher.handlers().all()).singleElement().satisfies((status) -> {
				assertThat(status.id()).isEqualTo(id);
				assertThat(status.types()).containsExactly(MesosEventType.MESSAGE, MesosEventType.ERROR);
				assertThat(status.handled()).isEqualTo(2);
			});
			fixture.dispatcher.handlers().pause(id);
			fixture.receive(1, Events.message("m"));
			fixture.receive(1, Events.error("e"));
			fixture.awaitDelivered(1);
			assertThat(this.seen).containsExactly("message", "error");
		}
	}

	private DispatchFixture fixture(Map<String, EventHandlerSettings> settings, Object... handlers) {
		return new DispatchFixture((builder) -> builder.handlerSettings(settings), handlers).subscribe(1);
	}

	private static EventHandlerSettings settings(boolean enabled, boolean paused, Set<MesosEventType> types,
			@Nullable Integer order) {
		return new EventHandlerSettings(enabled, paused, types, null, null, order);
	}

	@Order(0)
	class Any {

		@MesosEventHandler(id = "any", types = { MesosEventType.OFFERS, MesosEventType.UPDATE, MesosEventType.MESSAGE })
		void on(Event event) {
			HandlerSettingsTests.this.seen.add("any " + event.getType());
		}

	}

	@Order(1)
	class Later {

		@MesosEventHandler(id = "later")
		void on(Event.Update update) {
			HandlerSettingsTests.this.seen.add("later");
		}

	}

	class Overloaded {

		@MesosEventHandler
		void on(Event.Message message) {
			HandlerSettingsTests.this.seen.add("message");
		}

		@MesosEventHandler
		void on(Event.Error error) {
			HandlerSettingsTests.this.seen.add("error");
		}

	}

	static class Wrong {

		@MesosEventHandler(id = "wrong", errorHandler = "nobody", condition = "(")
		List<String> on(String nothing) {
			return new ArrayList<>();
		}

	}

}
