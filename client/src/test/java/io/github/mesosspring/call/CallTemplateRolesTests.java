package io.github.mesosspring.call;

import java.time.Duration;
import java.util.List;

import com.github.tomakehurst.wiremock.http.Fault;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Sessions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Calls that name roles, and calls that change them.
 */
class CallTemplateRolesTests {

	private final MasterStub master = new MasterStub();

	private final Sessions sessions = new Sessions();

	private final CallTemplate template = CallTemplate
		.builder(this.sessions, Encoding.PROTOBUF.codec(), WebClient.create())
		.build();

	@BeforeEach
	void subscribe() {
		this.sessions.accepted().subscribe(CallExamples.framework("a", "b"), null);
		this.sessions.open(this.master.session(1));
	}

	@AfterEach
	void close() {
		this.template.close();
		this.master.close();
	}

	@Test
	void refusesToSuppressOrReviveARoleThatIsNotTheFrameworks() {
		assertRefused(this.template.revive(List.of("a", "c")), "'revive.roles' contains 'c'");
		assertRefused(this.template.suppress(List.of("c")), "'suppress.roles' contains 'c'");
		this.template.suppress(List.of("b")).block(Duration.ofSeconds(5));
		this.template.revive(List.of()).block(Duration.ofSeconds(5));
		assertThat(this.master.calls()).extracting(Call::getType).containsExactly(Call.Type.SUPPRESS, Call.Type.REVIVE);
	}

	@Test
	void aRoleThatACallBeforeAddsCanBeNamed() {
		this.master.answers(200, "");
		this.master.hold();
		Mono<CallResponse> update = this.template.updateFramework(CallExamples.framework("a", "c"), List.of("c"), null);
		Mono<CallResponse> revive = this.template.revive(List.of("c"));
		Mono<CallResponse> removed = this.template.suppress(List.of("b"));
		Awaitility.await().until(() -> this.master.received() == 1);
		this.master.release();
		update.block(Duration.ofSeconds(5));
		revive.block(Duration.ofSeconds(5));
		assertRefused(removed, "'suppress.roles' contains 'b'");
		assertThat(this.sessions.accepted().subscribe(CallExamples.framework("a"), MasterStub.FRAMEWORK))
			.satisfies((next) -> assertThat(next.getFrameworkInfo().getRolesList()).containsExactly("a", "c"))
			.satisfies((next) -> assertThat(next.getSuppressedRolesList()).isEmpty());
	}

	@Test
	void rolesAreNotJudgedAfterAnUpdateThatWasNotAnswered() {
		this.master.answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
		assertThatExceptionOfType(CallUnknownException.class)
			.isThrownBy(() -> this.template.updateFramework(CallExamples.framework("a", "c"), List.of(), null)
				.block(Duration.ofSeconds(5)));
		this.master.answers(202, "");
		this.template.revive(List.of("c")).block(Duration.ofSeconds(5));
		this.sessions.accepted().subscribe(CallExamples.framework("a", "b"), MasterStub.FRAMEWORK);
		assertRefused(this.template.revive(List.of("c")), "'revive.roles' contains 'c'");
	}

	@Test
	void anUpdateGetsTheIdAndIsRefusedWithAnother() {
		this.master.answers(200, "");
		this.template.updateFramework(CallExamples.framework("a"), List.of(), null).block(Duration.ofSeconds(5));
		Call sent = this.master.calls().get(0);
		assertThat(sent.getUpdateFramework().getFrameworkInfo().getId()).isEqualTo(MasterStub.FRAMEWORK);
		assertThat(sent.getFrameworkId()).isEqualTo(MasterStub.FRAMEWORK);
		assertRefused(this.template.updateFramework(
				CallExamples.framework("a").toBuilder().setId(FrameworkID.newBuilder().setValue("other")).build(),
				List.of(), null), "'update_framework.framework_info.id' names the framework 'other'");
		assertRefused(this.template.send(
				Calls.revive(List.of()).toBuilder().setFrameworkId(FrameworkID.newBuilder().setValue("other")).build()),
				"'framework_id' names the framework 'other'");
		assertThat(this.master.calls()).hasSize(1);
	}

	private static void assertRefused(Mono<CallResponse> outcome, String words) {
		assertThatExceptionOfType(CallNotSentException.class).isThrownBy(() -> outcome.block(Duration.ofSeconds(5)))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo(CallNotSentException.Reason.REFUSED))
			.withMessageContaining(words);
	}

}
