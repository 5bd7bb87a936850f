package io.github.mesosspring.subscription;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.OperationID;
import io.github.mesosspring.protocol.OperationState;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.version.MasterVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import static io.github.mesosspring.subscription.SubscriptionFixture.A;
import static io.github.mesosspring.subscription.SubscriptionFixture.B;
import static io.github.mesosspring.subscription.SubscriptionState.BACKING_OFF;
import static io.github.mesosspring.subscription.SubscriptionState.DETECTING;
import static io.github.mesosspring.subscription.SubscriptionState.FAILED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBED;
import static io.github.mesosspring.subscription.SubscriptionState.SUBSCRIBING;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Masters that tell their version, hide it, or lie.
 */
class OldMasterTests {

	private static final String STRICT = "Failed to convert JSON into Call protobuf: Failed to find enum for 'MULTI_ROLE'";

	private static final FrameworkInfo FRAMEWORK = TestEvents.FRAMEWORK.toBuilder()
		.addRoles("a")
		.addCapabilities(Capability.newBuilder().setType(Capability.Type.MULTI_ROLE))
		.addCapabilities(Capability.newBuilder().setType(Capability.Type.TASK_KILLING_STATE))
		.build();

	private final SubscriptionFixture test = new SubscriptionFixture();

	private final List<URI> asked = new ArrayList<>();

	private final Queue<String> told = new ArrayDeque<>();

	private final List<Call> called = new ArrayList<>();

	@BeforeEach
	void build() {
		this.test.builder.frameworkInfo(FRAMEWORK).masterVersions((master) -> Mono.fromSupplier(() -> {
			this.asked.add(master);
			String next = this.told.poll();
			return (next != null) ? MasterVersion.of(next) : MasterVersion.NEWEST;
		})).calls(new LastCalls() {

			@Override
			public void send(Call call) {
				OldMasterTests.this.called.add(call);
			}

			@Override
			public Mono<Void> flush() {
				return Mono.empty();
			}

			@Override
			public Mono<Void> teardown() {
				return Mono.empty();
			}

		});
		this.test.build();
	}

	@AfterEach
	void close() {
		this.test.close();
		((Logger) LoggerFactory.getLogger(MesosSubscription.class)).setLevel(null);
	}

	@Test
	void isAskedBeforeItsFirstSubscribeAndToldNoMoreThanItKnows() {
		((Logger) LoggerFactory.getLogger(MesosSubscription.class)).setLevel(Level.INFO);
		this.told.add("1.1.0");
		this.test.subscribe("f");
		assertThat(this.asked).containsExactly(A);
		FrameworkInfo sent = this.test.master.last().call.getSubscribe().getFrameworkInfo();
		assertThat(sent.getRole()).isEqualTo("a");
		assertThat(sent.getRolesCount()).isZero();
		assertThat(sent.getCapabilitiesList()).extracting(Capability::getType)
			.containsExactly(Capability.Type.TASK_KILLING_STATE);
		assertThat(this.test.session().version()).isEqualTo(new MasterVersion(1, 1));
		assertThat(this.test.logged())
			.filteredOn((line) -> line.contains("leaves out of SUBSCRIBE") && line.contains("MULTI_ROLE"))
			.hasSize(1);
	}

	@Test
	void isAskedAgainOnlyWhenASessionWithItWasLost() {
		this.told.add("1.1.0");
		this.test.subscription().start();
		this.test.master.last().fail(new SubscribeAnswerException(503, "Master has not finished recovery"));
		this.test.awaitAttempt(2);
		assertThat(this.asked).containsExactly(A);
		this.told.add("1.11.0");
		this.test.accept("f").end();
		this.test.awaitAttempt(3);
		assertThat(this.asked).containsExactly(A, A);
		assertThat(this.test.master.last().call.getSubscribe().getFrameworkInfo().getRolesCount()).isEqualTo(1);
	}

	@Test
	void isAskedAgainWhenItWasOutOfReachOrDidNotTell() {
		this.told.add("1.1.0");
		this.test.subscription().start();
		this.test.master.last().fail(new ConnectException("refused"));
		this.test.awaitAttempt(2);
		this.test.master.last().fail(new SubscribeAnswerException(503, "No leader elected"));
		this.test.awaitAttempt(3);
		assertThat(this.asked).containsExactly(A, A, A);
	}

	@Test
	void allMastersAreAskedAgainAfterASessionWithOneWasLost() {
		this.told.addAll(List.of("1.1.0", "1.11.0", "1.11.0"));
		this.test.subscription().start();
		this.test.detector.answer = Mono.just(B);
		this.test.master.last().fail(new SubscribeAnswerException(503, "No leader elected"));
		this.test.awaitAttempt(2);
		this.test.detector.answer = Mono.just(A);
		this.test.accept("f").end();
		this.test.awaitAttempt(3);
		assertThat(this.asked).containsExactly(A, B, A);
		assertThat(this.test.master.last().call.getSubscribe().getFrameworkInfo().getRolesCount()).isEqualTo(1);
	}

	@Test
	void isTakenForWhatItToldBeforeWhenItDoesNotAnswer() {
		this.told.add("1.1.0");
		this.test.subscribe("f").end();
		this.test.awaitAttempt(2);
		assertThat(this.asked).containsExactly(A, A);
		assertThat(this.test.master.last().call.getSubscribe().getFrameworkInfo().getRolesCount()).isZero();
		this.told.add("1.11.0");
		this.test.master.last().fail(new ConnectException("refused"));
		this.test.awaitAttempt(3);
		assertThat(this.test.master.last().call.getSubscribe().getFrameworkInfo().getRolesCount()).isEqualTo(1);
	}

	@Test
	void eachMasterHasAVersionOfItsOwn() {
		this.told.addAll(List.of("1.1.0", "1.11.0"));
		this.test.subscription().start();
		this.test.detector.answer = Mono.just(B);
		this.test.master.last().fail(new SubscribeAnswerException(503, "No leader elected"));
		this.test.awaitAttempt(2);
		assertThat(this.asked).containsExactly(A, B);
		assertThat(this.test.accept("f").call.getSubscribe().getFrameworkInfo().getRolesCount()).isEqualTo(1);
		assertThat(this.test.session().version()).isEqualTo(new MasterVersion(1, 11));
	}

	@Test
	void whatItSaysInSubscribedCountsMore() {
		this.told.add("1.11.0");
		this.test.subscription().start();
		this.test.master.last().accept("s").send(subscribed("1.3.0"));
		assertThat(this.test.session().version()).isEqualTo(new MasterVersion(1, 3));
	}

	@Test
	void waitsForTheAnswerAndStopsWaitingWhenItIsStopped() {
		this.test.builder.masterVersions(
				(master) -> Mono.just(MasterVersion.NEWEST).delayElement(Duration.ofSeconds(2), this.test.time));
		this.test.build().subscription().start();
		assertThat(this.test.state()).isEqualTo(DETECTING);
		this.test.time.advanceTimeBy(Duration.ofSeconds(2));
		assertThat(this.test.state()).isEqualTo(SUBSCRIBING);
		this.test.accept("f").end();
		this.test.time.advanceTimeBy(Duration.ofSeconds(1));
		this.test.subscription().stop();
		this.test.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.test.master.connections).hasSize(1);
	}

	@Test
	void severalRolesFailBeforeAnythingIsSent() {
		this.told.add("1.1.0");
		this.test.builder.frameworkInfo(FRAMEWORK.toBuilder().addRoles("b").build());
		this.test.build().subscription().start();
		assertThat(this.test.state()).isEqualTo(FAILED);
		assertThat(this.test.master.connections).isEmpty();
		assertThat(this.test.subscription().status().problem()).contains("mesos.framework.roles", "1.2", "1.1");
	}

	@Test
	void suppressedRolesAreSuppressedAfterSubscribedWhereItCannotSayThem() {
		this.told.addAll(List.of("1.4.0", "1.4.0", "1.5.0"));
		FakeMaster.Connection first = this.test.subscribe("f");
		assertThat(this.called).isEmpty();
		this.test.sessions.accepted().sent(Call.newBuilder().setType(Call.Type.SUPPRESS).build());
		first.end();
		this.test.awaitAttempt(2);
		assertThat(this.test.master.last().call.getSubscribe().getSuppressedRolesList()).isEmpty();
		this.test.accept("f");
		assertThat(this.called).containsExactly(Call.newBuilder()
			.setType(Call.Type.SUPPRESS)
			.setSuppress(Call.Suppress.newBuilder().addRoles("a"))
			.build());
		this.test.master.last().end();
		this.test.awaitAttempt(3);
		assertThat(this.test.accept("f").call.getSubscribe().getSuppressedRolesList()).containsExactly("a");
		assertThat(this.called).hasSize(1);
	}

	@Test
	void rolesAreSuppressedBeforeAnybodyHearsOfTheSubscription() {
		this.told.addAll(List.of("1.4.0", "1.4.0"));
		List<Integer> before = new ArrayList<>();
		this.test.builder.listener((change) -> {
			if (change.to() == SUBSCRIBED) {
				before.add(this.called.size());
			}
		});
		FakeMaster.Connection first = this.test.build().subscribe("f");
		this.test.sessions.accepted().sent(Call.newBuilder().setType(Call.Type.SUPPRESS).build());
		first.end();
		this.test.awaitAttempt(2);
		this.test.accept("f");
		assertThat(before).containsExactly(0, 1);
	}

	@Test
	void soAreThoseOfAMasterThatTurnsOutToBeNewerThanItWasTakenFor() {
		this.told.addAll(List.of("1.11.0", "1.3.0"));
		FakeMaster.Connection first = this.test.subscribe("f");
		this.test.sessions.accepted().sent(Call.newBuilder().setType(Call.Type.SUPPRESS).build());
		first.end();
		this.test.awaitAttempt(2);
		this.test.master.last().accept("s").send(subscribed("1.11.0"));
		assertThat(this.test.session().version()).isEqualTo(new MasterVersion(1, 11));
		assertThat(this.called).extracting(Call::getType).containsExactly(Call.Type.SUPPRESS);
	}

	@Test
	void masterThatDoesNotUnderstandIsToldLessOnceAndOneWarningSaysWhat() {
		this.test.subscription().start();
		this.test.master.last().fail(new SubscribeAnswerException(400, STRICT));
		assertThat(this.test.state()).isEqualTo(BACKING_OFF);
		assertThat(this.test.lastReason()).isEqualTo(SessionLoss.REFUSED);
		this.test.time.advanceTimeBy(Duration.ofMillis(250));
		assertThat(this.test.master.connections).hasSize(2);
		FrameworkInfo less = this.test.master.last().call.getSubscribe().getFrameworkInfo();
		assertThat(less.getRole()).isEqualTo("a");
		assertThat(less.getCapabilitiesList()).extracting(Capability::getType)
			.containsExactly(Capability.Type.TASK_KILLING_STATE);
		this.test.accept("f");
		assertThat(this.test.state()).isEqualTo(SUBSCRIBED);
		assertThat(this.test.session().version()).isEqualTo(new MasterVersion(1, 1));
		assertThat(this.test.log.list).filteredOn((line) -> line.getLevel() == Level.WARN)
			.extracting((line) -> line.getFormattedMessage())
			.filteredOn((line) -> line.contains("enum"))
			.singleElement()
			.satisfies((line) -> assertThat(line).contains("MULTI_ROLE", "1.1", STRICT));
	}

	@Test
	void masterThatDoesNotUnderstandLessEitherIsGivenUpInItsWords() {
		this.test.subscription().start();
		this.test.master.last().fail(new SubscribeAnswerException(400, STRICT));
		this.test.awaitAttempt(2);
		String words = "Failed to convert JSON into Call protobuf: Failed to find enum for 'TASK_KILLING_STATE'";
		this.test.master.last().fail(new SubscribeAnswerException(400, words));
		assertThat(this.test.state()).isEqualTo(FAILED);
		assertThat(this.test.subscription().status().problem()).isEqualTo("400 " + words);
		assertThat(this.test.master.connections).hasSize(2);
	}

	@Test
	void masterToWhomNoLessCanBeSaidIsGivenUpAtOnce() {
		this.test.builder.frameworkInfo(TestEvents.FRAMEWORK);
		this.test.build().subscription().start();
		this.test.master.last().fail(new SubscribeAnswerException(400, STRICT));
		assertThat(this.test.state()).isEqualTo(FAILED);
		assertThat(this.test.subscription().status().problem()).isEqualTo("400 " + STRICT);
		assertThat(this.test.master.connections).hasSize(1);
	}

	@Test
	void masterThatToldItsVersionIsGivenUpInItsWords() {
		this.told.add("1.11.0");
		this.test.subscription().start();
		String words = "Failed to convert JSON into Call protobuf: Not a string";
		this.test.master.last().fail(new SubscribeAnswerException(400, words));
		assertThat(this.test.state()).isEqualTo(FAILED);
		assertThat(this.test.subscription().status().problem()).isEqualTo("400 " + words);
	}

	@Test
	void masterThatShouldHaveUnderstoodSoLittleIsNotToldMore() {
		this.told.add("0.27.0");
		this.test.subscription().start();
		this.test.master.last().fail(new SubscribeAnswerException(400, STRICT));
		assertThat(this.test.state()).isEqualTo(FAILED);
		assertThat(this.test.subscription().status().problem()).isEqualTo("400 " + STRICT);
	}

	@Test
	void severalRolesAreNotCutDownForAMasterThatDoesNotUnderstandThem() {
		this.test.builder.frameworkInfo(FRAMEWORK.toBuilder().addRoles("b").build());
		this.test.build().subscription().start();
		this.test.master.last().fail(new SubscribeAnswerException(400, STRICT));
		assertThat(this.test.state()).isEqualTo(FAILED);
		assertThat(this.test.subscription().status().problem()).contains(STRICT, "mesos.framework.roles");
	}

	@Test
	void degradeLastsUntilTheSessionIsLost() {
		this.test.subscription().start();
		this.test.master.last().fail(new SubscribeAnswerException(400, STRICT));
		this.test.awaitAttempt(2);
		this.test.master.last().fail(new SubscribeAnswerException(503, "No leader elected"));
		this.test.awaitAttempt(3);
		assertThat(this.test.master.last().call.getSubscribe().getFrameworkInfo().getRolesCount()).isZero();
		this.test.accept("f").end();
		this.test.awaitAttempt(4);
		assertThat(this.test.master.last().call.getSubscribe().getFrameworkInfo().getRolesCount()).isEqualTo(1);
		assertThat(this.asked).containsExactly(A, A);
	}

	@Test
	void statusesOfAnAnswerGoTheWayOfEventsWhileTheirSessionStands() {
		this.test.subscribe("f");
		OperationStatus status = OperationStatus.newBuilder()
			.setOperationId(OperationID.newBuilder().setValue("op"))
			.setState(OperationState.OPERATION_FINISHED)
			.build();
		Session first = this.test.session();
		this.test.sessions.operationsReconciled(first, List.of(status, status));
		assertThat(this.test.sink.notes).containsExactly("begin 1", "UPDATE_OPERATION_STATUS 1",
				"UPDATE_OPERATION_STATUS 1");
		Event event = Encoding.PROTOBUF.codec()
			.decode(new SchedulerEvents(Encoding.PROTOBUF.codec()).encode(status), Event.getDefaultInstance());
		assertThat(event.getUpdateOperationStatus().getStatus()).isEqualTo(status);
		this.test.master.last().end();
		this.test.sessions.operationsReconciled(first, List.of(status));
		this.test.awaitAttempt(2);
		this.test.accept("f");
		this.test.sessions.operationsReconciled(first, List.of(status));
		assertThat(this.test.sink.notes).endsWith("UPDATE_OPERATION_STATUS 1", "end 1", "begin 2");
	}

	private static Event subscribed(String version) {
		Event.Builder event = TestEvents.subscribed("f").toBuilder();
		event.getSubscribedBuilder()
			.setMasterInfo(MasterInfo.newBuilder().setId("m").setIp(1).setPort(5050).setVersion(version));
		return event.build();
	}

}
