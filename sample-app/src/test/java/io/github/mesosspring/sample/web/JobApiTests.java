package io.github.mesosspring.sample.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.sample.job.Job;
import io.github.mesosspring.sample.job.JobState;
import io.github.mesosspring.sample.job.Jobs;
import io.github.mesosspring.sample.job.Launch;
import io.github.mesosspring.sample.job.TestJobs;
import io.github.mesosspring.sample.scheduling.FakeCalls;
import io.github.mesosspring.sample.scheduling.FakeReconciler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(properties = { "mesos.enabled=false", "jobs.at-start=",
		"jobs.file=${java.io.tmpdir}/job-api-tests-${random.uuid}/jobs.json" })
@AutoConfigureWebTestClient
class JobApiTests {

	@Autowired
	private WebTestClient client;

	@Autowired
	private Jobs jobs;

	@Autowired
	private FakeCalls calls;

	@BeforeEach
	void forget() {
		this.calls.forget();
	}

	@Test
	void takesAJobIn() {
		post("{\"name\":\"hello\",\"command\":\"echo hello\",\"cpus\":0.5,\"memory\":64}").expectStatus()
			.isCreated()
			.expectHeader()
			.valueMatches("Location", "/jobs/[0-9a-f-]{36}")
			.expectBody()
			.jsonPath("$.id")
			.isNotEmpty()
			.jsonPath("$.name")
			.isEqualTo("hello")
			.jsonPath("$.command")
			.isEqualTo("echo hello")
			.jsonPath("$.cpus")
			.isEqualTo(0.5)
			.jsonPath("$.memory")
			.isEqualTo(64)
			.jsonPath("$.state")
			.isEqualTo("WAITING")
			.jsonPath("$.agent")
			.isEmpty()
			.jsonPath("$.message")
			.isEmpty()
			.jsonPath("$.history.length()")
			.isEqualTo(1)
			.jsonPath("$.history[0].state")
			.isEqualTo("WAITING")
			.jsonPath("$.history[0].timestamp")
			.value(String.class, (timestamp) -> assertThat(Instant.parse(timestamp)).isNotNull())
			.jsonPath("$.history[0].message")
			.isEmpty();
	}

	@Test
	void showsTheJobAtTheAddressItGave() {
		String location = post("{\"command\":\"true\"}").expectStatus()
			.isCreated()
			.returnResult(Void.class)
			.getResponseHeaders()
			.getFirst("Location");
		this.client.get()
			.uri(location)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.id")
			.isEqualTo(location.substring("/jobs/".length()));
	}

	@Test
	void fillsInWhatIsAbsent() {
		post("{\"command\":\"true\"}").expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.cpus")
			.isEqualTo(0.1)
			.jsonPath("$.memory")
			.isEqualTo(32)
			.jsonPath("$.name")
			.value(String.class, (name) -> assertThat(UUID.fromString(name)).isNotNull());
	}

	@Test
	void toleratesFieldsItDoesNotKnow() {
		post("{\"command\":\"true\",\"colour\":\"green\"}").expectStatus().isCreated();
	}

	@Test
	void acceptsTheBounds() {
		post("{\"command\":\"true\",\"cpus\":1024,\"memory\":1048576}").expectStatus()
			.isCreated()
			.expectBody()
			.jsonPath("$.cpus")
			.isEqualTo(1024)
			.jsonPath("$.memory")
			.isEqualTo(1048576);
		post("{\"command\":\"true\",\"cpus\":0.001,\"memory\":0.001}").expectStatus().isCreated();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"command\":null}", "{\"command\":\"\"}", "{\"command\":\"  \\t \"}",
			"{\"command\":{\"a\":1}}", "{\"command\":\"a\\u0000b\"}" })
	void refusesAJobWithoutCommand(String body) {
		refused(body, "command");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "0", "1024.001", "1e400", "1e999999999", "-1e999999999", "\"many\"", "\"NaN\"",
			"\"Infinity\"", "[1]", "true" })
	void refusesAbsurdCpus(String value) {
		refused("{\"command\":\"true\",\"cpus\":" + value + "}", "cpus");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-32", "0", "1048577", "1e300", "\"much\"", "{}" })
	void refusesAbsurdMemory(String value) {
		refused("{\"command\":\"true\",\"memory\":" + value + "}", "memory");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"command":"true","cpus":"many"}|cpus must be a number
			{"command":"true","memory":{}}|memory must be a number
			{"command":{"a":1}}|command must be a string
			""")
	void saysWhatAFieldShouldHaveBeen(String body, String detail) {
		problem(post(body), HttpStatus.BAD_REQUEST).jsonPath("$.detail").isEqualTo(detail);
	}

	@Test
	void refusesAnEndlessName() {
		refused("{\"command\":\"true\",\"name\":\"" + "n".repeat(256) + "\"}", "name");
	}

	@Test
	void namesEveryFieldThatIsWrong() {
		post("{\"cpus\":-1,\"memory\":-1}").expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[*].field")
			.isEqualTo(List.of("command", "cpus", "memory"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "hello", "{\"command\":", "[]", "42", "\"true\"" })
	void refusesWhatIsNoJsonObject(String body) {
		problem(post(body), HttpStatus.BAD_REQUEST).jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("JSON object"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data" })
	void refusesJsonThatDoesNotSaySo(String contentType) {
		int before = this.jobs.all().size();
		problem(this.client.post()
			.uri("/jobs")
			.header("Content-Type", contentType)
			.bodyValue("{\"command\":\"true\"}")
			.exchange(), HttpStatus.BAD_REQUEST).jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("application/json"));
		assertThat(this.jobs.all()).hasSize(before);
	}

	@Test
	void answersToTheNamesOfThisMachineOnly() {
		this.client.get().uri("/jobs").header("Host", "rebound.example:8080").exchange().expectStatus().isForbidden();
		for (String host : List.of("localhost:8080", "127.0.0.1", "[::1]:8080")) {
			this.client.get().uri("/jobs").header("Host", host).exchange().expectStatus().isOk();
		}
	}

	@Test
	void listsAllJobs() {
		Job job = add((added) -> added);
		this.client.get()
			.uri("/jobs")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$")
			.isArray()
			.jsonPath("$[?(@.id == '" + job.id() + "')]")
			.isNotEmpty();
	}

	@Test
	void showsWhereATaskRuns() {
		Job job = add((added) -> launch(added).moved(JobState.TASK_RUNNING, "well", TestJobs.NOW));
		this.client.get()
			.uri("/jobs/{id}", job.id())
			.exchange()
			.expectBody()
			.jsonPath("$.state")
			.isEqualTo("TASK_RUNNING")
			.jsonPath("$.agent")
			.isEqualTo("host")
			.jsonPath("$.message")
			.isEqualTo("well")
			.jsonPath("$.history[*].state")
			.isEqualTo(List.of("WAITING", "TASK_STAGING", "TASK_RUNNING"))
			.jsonPath("$.history[2].timestamp")
			.isEqualTo("2026-11-22T12:00:00Z");
	}

	@Test
	void knowsNoJobByAnUnknownId() {
		problem(this.client.get().uri("/jobs/unknown").exchange(), HttpStatus.NOT_FOUND);
		problem(this.client.delete().uri("/jobs/unknown").exchange(), HttpStatus.NOT_FOUND);
	}

	@Test
	void knowsNoOtherAddress() {
		problem(this.client.get().uri("/job").exchange(), HttpStatus.NOT_FOUND);
	}

	@Test
	void killsAWaitingJobAtOnce() {
		Job job = add((added) -> added);
		delete(job).jsonPath("$.state").isEqualTo("TASK_KILLED");
		assertThat(this.calls.made(Call.Type.KILL)).isEmpty();
	}

	@Test
	void sendsAKillForALiveJob() {
		Job job = add(JobApiTests::launch);
		delete(job).jsonPath("$.state").isEqualTo("TASK_STAGING");
		assertThat(this.calls.made(Call.Type.KILL)).singleElement().satisfies((call) -> {
			assertThat(call.getKill().getTaskId().getValue()).isEqualTo(job.id() + ".1");
			assertThat(call.getKill().getAgentId().getValue()).isEqualTo("S0");
		});
		this.jobs.update(job.id(), (live) -> live.moved(JobState.TASK_KILLED, null, TestJobs.NOW));
	}

	@Test
	void leavesAnEndedJobAsItIs() {
		Job job = add((added) -> launch(added).moved(JobState.TASK_FINISHED, null, TestJobs.NOW));
		delete(job).jsonPath("$.state").isEqualTo("TASK_FINISHED").jsonPath("$.history.length()").isEqualTo(3);
		assertThat(this.calls.made(Call.Type.KILL)).isEmpty();
	}

	private WebTestClient.ResponseSpec post(String body) {
		return this.client.post().uri("/jobs").contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	private void refused(String body, String field) {
		problem(post(body), HttpStatus.BAD_REQUEST).jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains(field))
			.jsonPath("$.errors[*].field")
			.isEqualTo(List.of(field));
	}

	private WebTestClient.BodyContentSpec problem(WebTestClient.ResponseSpec response, HttpStatus status) {
		return response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo(status.value());
	}

	private WebTestClient.BodyContentSpec delete(Job job) {
		return this.client.delete()
			.uri("/jobs/{id}", job.id())
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody()
			.jsonPath("$.id")
			.isEqualTo(job.id());
	}

	private Job add(UnaryOperator<Job> change) {
		Job job = change.apply(TestJobs.waiting(UUID.randomUUID().toString()));
		this.jobs.add(job);
		return job;
	}

	private static Job launch(Job job) {
		return job.launching(new Launch(job.nextTaskId(), "S0", "host", "F"), TestJobs.NOW);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Calls {

		@Bean
		FakeCalls fakeCalls() {
			return new FakeCalls();
		}

		@Bean
		FakeReconciler fakeReconciler() {
			return new FakeReconciler();
		}

	}

}
