package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallTemplate;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HandlerSignatureTests {

	private final RecordingCalls calls = new RecordingCalls();

	static Stream<Arguments> inferred() {
		return Stream.of(Arguments.of("subscribed", MesosEventType.SUBSCRIBED),
				Arguments.of("offers", MesosEventType.OFFERS), Arguments.of("offer", MesosEventType.OFFERS),
				Arguments.of("offerList", MesosEventType.OFFERS),
				Arguments.of("inverseOffers", MesosEventType.INVERSE_OFFERS),
				Arguments.of("inverseOffer", MesosEventType.INVERSE_OFFERS),
				Arguments.of("inverseOfferList", MesosEventType.INVERSE_OFFERS),
				Arguments.of("operation", MesosEventType.UPDATE_OPERATION_STATUS),
				Arguments.of("attemptOfOperation", MesosEventType.UPDATE_OPERATION_STATUS),
				Arguments.of("onlyAcknowledgment", MesosEventType.UPDATE),
				Arguments.of("rescind", MesosEventType.RESCIND), Arguments.of("update", MesosEventType.UPDATE),
				Arguments.of("status", MesosEventType.UPDATE), Arguments.of("acknowledgment", MesosEventType.UPDATE),
				Arguments.of("message", MesosEventType.MESSAGE), Arguments.of("failure", MesosEventType.FAILURE),
				Arguments.of("error", MesosEventType.ERROR));
	}

	@ParameterizedTest
	@MethodSource
	void inferred(String method, MesosEventType type) {
		assertThat(signature(Good.class, method).types()).containsExactly(type);
	}

	@Test
	void theWholeEventGoesWithAnyTypes() {
		assertThat(signature(Good.class, "anything", MesosEventType.HEARTBEAT, MesosEventType.OFFERS).types())
			.containsExactlyInAnyOrder(MesosEventType.HEARTBEAT, MesosEventType.OFFERS);
	}

	@Test
	void anAcknowledgmentGoesWithBothKindsOfUpdates() {
		HandlerSignature signature = signature(Good.class, "onlyAcknowledgment", MesosEventType.UPDATE,
				MesosEventType.UPDATE_OPERATION_STATUS);
		assertThat(signature.types()).containsExactly(MesosEventType.UPDATE, MesosEventType.UPDATE_OPERATION_STATUS);
		assertThat(signature.manual()).isTrue();
	}

	@Test
	void resolvesAllArguments() {
		HandlerSignature signature = signature(Good.class, "acknowledgment");
		Event event = Events.update("t");
		UpdateAcknowledgment acknowledgment = new UpdateAcknowledgment(this.calls, StatusUpdate.of(event));
		DeliveryAttempt attempt = new DeliveryAttempt(2, 1, 10);
		List<Object> arguments = signature.arguments()
			.stream()
			.map((argument) -> argument.resolve(Delivery.of(MesosEventType.UPDATE, event, acknowledgment, attempt)))
			.toList();
		assertThat(arguments).containsExactly(this.calls, acknowledgment, event, event.getUpdate(),
				event.getUpdate().getStatus(), attempt);
		assertThat(signature.manual()).isTrue();
		assertThat(signature.perOffer()).isFalse();
	}

	@ParameterizedTest
	@MethodSource
	void refused(String method, List<MesosEventType> types, String reason) {
		InvalidEventHandlerException refusal = catchThrowableOfType(InvalidEventHandlerException.class,
				() -> signature(Bad.class, method, types.toArray(MesosEventType[]::new)));
		assertThat(refusal).isNotNull();
		assertThat(refusal.getMethod().getName()).isEqualTo(method);
		assertThat(refusal.getMessage()).isEqualTo("The @MesosEventHandler method HandlerSignatureTests.Bad."
				+ describe(refusal.getMethod()) + " cannot work: " + reason);
		assertThat(refusal.getReason()).isEqualTo(reason);
	}

	static Stream<Arguments> refused() {
		String possible = "; possible are Event, its payload (Event.Offers, Event.Update, ...), Offer, List<Offer>, "
				+ "InverseOffer, List<InverseOffer>, TaskStatus, OperationStatus, CallOperations, CallTemplate, "
				+ "Acknowledgment and DeliveryAttempt";
		return Stream.of(
				Arguments.of("unknownParameter", List.of(MesosEventType.OFFERS),
						"nothing can be passed for its parameter of type String" + possible),
				Arguments.of("rawList", List.of(MesosEventType.OFFERS),
						"nothing can be passed for its parameter of type List" + possible),
				Arguments.of("wrongList", List.of(),
						"nothing can be passed for its parameter of type List<TaskStatus>" + possible),
				Arguments.of("nothingToInfer", List.of(),
						"none of its parameters tells which events it handles; name them, as in "
								+ "@MesosEventHandler(MesosEventType.UPDATE)"),
				Arguments.of("mixed", List.of(),
						"its parameters Offer and TaskStatus belong to different events, OFFERS and UPDATE; write one "
								+ "method for each"),
				Arguments.of("offerAndAcknowledgment", List.of(),
						"its parameters Offer and Acknowledgment belong to different events, OFFERS and UPDATE or "
								+ "UPDATE_OPERATION_STATUS; write one method for each"),
				Arguments.of("bothStatuses", List.of(),
						"its parameters TaskStatus and OperationStatus belong to different events, UPDATE and "
								+ "UPDATE_OPERATION_STATUS; write one method for each"),
				Arguments.of("status", List.of(MesosEventType.UPDATE, MesosEventType.FAILURE),
						"it is declared for FAILURE, but its parameter TaskStatus only comes with UPDATE; take the "
								+ "whole Event instead, or write one method for each type"),
				Arguments.of("event", List.of(MesosEventType.LAUNCH),
						"a scheduler never receives LAUNCH, it is an event for executors, and this application is a "
								+ "scheduler (mesos.executor.enabled is not true); a scheduler receives "
								+ SchedulerEventSchema.INSTANCE.types()),
				Arguments.of("returnsText", List.of(),
						"nobody would use the String it returns; possible are void, Mono, Flux or another Publisher, "
								+ "and CompletionStage"),
				Arguments.of("returnsFuture", List.of(),
						"nobody would use the Future<Void> it returns; possible are void, Mono, Flux or another "
								+ "Publisher, and CompletionStage"),
				Arguments.of("template", List.of(),
						"it asks for a CallTemplate, but calls are made through a RecordingCalls; declare the "
								+ "parameter as CallOperations"));
	}

	private HandlerSignature signature(Class<?> type, String name, MesosEventType... types) {
		Method method = Arrays.stream(type.getDeclaredMethods())
			.filter((candidate) -> candidate.getName().equals(name))
			.findFirst()
			.orElseThrow();
		return HandlerSignature.of(method, types, SchedulerEventSchema.INSTANCE,
				new HandlerCalls(CallOperations.class, this.calls));
	}

	private static String describe(Method method) {
		return method.getName() + "("
				+ String.join(", ", Arrays.stream(method.getGenericParameterTypes()).map(HandlerNames::of).toList())
				+ ")";
	}

	interface Good {

		void subscribed(Event.Subscribed subscribed);

		void offers(Event.Offers offers);

		void offer(CallOperations calls, Offer offer);

		Mono<Void> offerList(List<Offer> offers);

		void inverseOffers(Event.InverseOffers offers);

		void inverseOffer(InverseOffer offer);

		void inverseOfferList(List<InverseOffer> offers);

		void operation(OperationStatus status);

		void attemptOfOperation(DeliveryAttempt attempt, Event.UpdateOperationStatus update,
				Acknowledgment acknowledgment);

		void onlyAcknowledgment(Acknowledgment acknowledgment, Event event);

		void rescind(Event.Rescind rescind);

		CompletionStage<Void> update(Event.Update update);

		Flux<String> status(TaskStatus status);

		void acknowledgment(CallOperations calls, Acknowledgment acknowledgment, Event event, Event.Update update,
				TaskStatus status, DeliveryAttempt attempt);

		Void message(Event.Message message);

		void failure(Event.Failure failure);

		void error(Event.Error error);

		void anything(Event event);

	}

	@SuppressWarnings("rawtypes")
	interface Bad {

		void unknownParameter(String text);

		void rawList(List offers);

		void wrongList(List<TaskStatus> statuses);

		void nothingToInfer(Event event);

		void mixed(Offer offer, TaskStatus status);

		void offerAndAcknowledgment(Offer offer, Acknowledgment acknowledgment);

		void bothStatuses(Acknowledgment acknowledgment, TaskStatus task, OperationStatus operation);

		void status(TaskStatus status);

		void event(Event event);

		String returnsText(TaskStatus status);

		Future<Void> returnsFuture(TaskStatus status);

		void template(TaskStatus status, CallTemplate calls);

	}

}
