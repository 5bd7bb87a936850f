package io.github.mesosspring.embedded;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.embedded.master.TestScheduler;
import io.github.mesosspring.protocol.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * Clusters of several masters, through the handles that tests of frameworks have.
 */
class EmbeddedClusterTests {

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	@TempDir
	private Path workDirectory;

	private EmbeddedMesosBuilder builder() {
		return EmbeddedMesos.builder()
			.masters(3)
			.workDirectory(this.workDirectory)
			.cpus(4)
			.mem(1024)
			.disk(1024)
			.allocationInterval(Duration.ofMillis(50));
	}

	private HttpResponse<String> get(EmbeddedMaster master, String path) throws Exception {
		return this.http.send(
				HttpRequest.newBuilder(master.uri().resolve(path)).timeout(Duration.ofSeconds(10)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	@Test
	void redirectsToTheFirstMasterWhichLeads() throws Exception {
		try (EmbeddedMesos mesos = builder().start()) {
			assertThat(mesos.leader()).isEqualTo(mesos.masters().get(0));
			assertThat(mesos.uri()).isEqualTo(mesos.leader().uri());
			String leader = "//localhost:" + mesos.uri().getPort();
			for (EmbeddedMaster master : mesos.masters()) {
				assertThat(get(master, "/redirect").headers().firstValue("Location")).hasValue(leader);
				assertThat(get(master, "/health").statusCode()).isEqualTo(200);
				assertThat(get(master, "/version").body()).contains("1.12.0");
				assertThat(get(master, "/nope").statusCode()).isEqualTo(404);
			}
			HttpResponse<String> redirected = get(mesos.masters().get(1), "/api/v1/scheduler?a=1");
			assertThat(redirected.statusCode()).isEqualTo(307);
			assertThat(redirected.headers().firstValue("Location")).hasValue(leader + "/master/api/v1/scheduler?a=1");
			assertThat(get(mesos.leader(), "/api/v1/scheduler").statusCode()).isEqualTo(405);
		}
	}

	@Test
	void asksForCredentialsBeforeItRedirects() throws Exception {
		try (EmbeddedMesos mesos = builder().credential("alice", "wonderland").start()) {
			assertThat(get(mesos.masters().get(1), "/api/v1/scheduler").statusCode()).isEqualTo(401);
			assertThat(get(mesos.masters().get(1), "/redirect").statusCode()).isEqualTo(307);
		}
	}

	@Test
	void keepsFrameworkAndAgentsWhenTheLeaderFails() throws Exception {
		try (EmbeddedMesos mesos = builder().start();
				TestScheduler before = TestScheduler.subscribe(mesos.uri(), Encoding.JSON, TestScheduler.framework())) {
			Offer offer = before.nextOffer();
			EmbeddedMaster old = mesos.leader();
			EmbeddedMaster leader = mesos.failOver();
			assertThat(before.next()).hasToString("BROKEN");
			assertThat(leader).isEqualTo(mesos.masters().get(1)).isEqualTo(mesos.leader());
			assertThat(old.isRunning()).isFalse();
			assertThatIllegalStateException().isThrownBy(old::id).withMessageContaining("does not run");
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get(old, "/health"));
			try (TestScheduler after = TestScheduler.subscribe(mesos.uri(), Encoding.JSON,
					TestScheduler.framework().setId(before.id()))) {
				Offer next = after.nextOffer();
				assertThat(next.getAgentId()).isEqualTo(offer.getAgentId()).isEqualTo(mesos.agents().get(0).id());
				assertThat(next.getId().getValue()).startsWith(leader.id());
				assertThat(after.id()).isEqualTo(before.id());
			}
			old.restart();
			assertThat(old.leads()).isFalse();
			assertThat(old.id()).isNotEqualTo(leader.id());
			assertThat(get(old, "/redirect").headers().firstValue("Location"))
				.hasValue("//localhost:" + leader.uri().getPort());
			assertThatIllegalStateException().isThrownBy(old::restart).withMessageContaining("runs already");
			assertThatIllegalStateException().isThrownBy(old::stepDown).withMessageContaining("does not lead");
		}
	}

	@Test
	void startsAMasterThatIsAloneAgainOnItsPortWhenItFails() {
		try (EmbeddedMesos mesos = builder().masters(1).start()) {
			URI uri = mesos.uri();
			String id = mesos.leader().id();
			EmbeddedMaster leader = mesos.failOver();
			assertThat(leader.uri()).isEqualTo(uri);
			assertThat(leader.id()).isNotEqualTo(id);
		}
	}

	@Test
	void saysThatThereIsNoLeaderAndThatTheLeaderIsNotReady() throws Exception {
		try (EmbeddedMesos mesos = builder().masters(2).start()) {
			EmbeddedMaster follower = mesos.masters().get(1);
			mesos.suspendElection();
			assertThat(mesos.masters().get(0).isRunning()).isFalse();
			assertThatIllegalStateException().isThrownBy(mesos::leader)
				.withMessageContaining(follower.uri() + " follows")
				.withMessageContaining("does not run");
			assertThatIllegalStateException().isThrownBy(mesos::failOver).withMessageContaining("No master leads");
			assertThatIllegalStateException().isThrownBy(() -> mesos.addAgent(AgentSpec.create()))
				.withMessageContaining("No master leads");
			for (String path : List.of("/api/v1/scheduler", "/api/v1", "/redirect")) {
				assertThat(get(follower, path).statusCode()).isEqualTo(503);
				assertThat(get(follower, path).body()).isEqualTo("No leader elected");
			}
			mesos.holdRecovery();
			mesos.resumeElection();
			assertThat(mesos.leader()).isEqualTo(follower);
			assertThat(get(follower, "/api/v1/scheduler").body()).isEqualTo("Master has not finished recovery");
			assertThat(get(follower, "/redirect").statusCode()).isEqualTo(307);
			mesos.releaseRecovery();
			try (TestScheduler scheduler = TestScheduler.subscribe(follower.uri(), Encoding.PROTOBUF,
					TestScheduler.framework())) {
				assertThat(scheduler.nextOffer().getAgentId()).isEqualTo(mesos.agents().get(0).id());
			}
		}
	}

	@Test
	void takesADeadMasterForTheLeaderUntilItsSessionExpires() throws Exception {
		VirtualTimeScheduler clock = VirtualTimeScheduler.create();
		try (EmbeddedMesos mesos = builder().masters(2)
			.scheduler(clock)
			.sessionTimeout(Duration.ofSeconds(10))
			.start()) {
			EmbeddedMaster dead = mesos.leader();
			dead.crash();
			EmbeddedMaster follower = mesos.masters().get(1);
			clock.advanceTimeBy(Duration.ofSeconds(9));
			assertThat(get(follower, "/redirect").headers().firstValue("Location"))
				.hasValue("//localhost:" + dead.uri().getPort());
			clock.advanceTimeBy(Duration.ofSeconds(1));
			assertThat(mesos.leader()).isEqualTo(follower);
		}
		assertThat(clock.isDisposed()).isFalse();
	}

	@Test
	void leavesNoThreadsBehind() {
		List<Thread> before = List.copyOf(Thread.getAllStackTraces().keySet());
		try (EmbeddedMesos mesos = builder().start()) {
			mesos.failOver();
			mesos.addAgent(AgentSpec.of("cpus:1"));
		}
		await().atMost(Duration.ofSeconds(20))
			.until(() -> Thread.getAllStackTraces()
				.keySet()
				.stream()
				.filter((thread) -> !before.contains(thread))
				.noneMatch((thread) -> thread.getName().startsWith("mesos-")));
	}

	@Test
	void stopsWhatItHasStartedWhenAPortIsTaken() throws Exception {
		try (ServerSocket taken = nextToAFreePort()) {
			int first = taken.getLocalPort() - 1;
			assertThatIllegalStateException().isThrownBy(() -> builder().masters(2).port(first).start())
				.withMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort());
			assertThatExceptionOfType(ConnectException.class)
				.isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), first));
		}
	}

	private static ServerSocket nextToAFreePort() throws IOException {
		for (int attempt = 0; attempt < 50; attempt++) {
			try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
				return new ServerSocket(free.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress());
			}
			catch (IOException ex) {
				continue;
			}
		}
		throw new IOException("No two free ports side by side");
	}

	@Test
	void listensForOthersOnlyIfToldTwice() throws Exception {
		String elsewhere = "192.0.2.1";
		assertThatIllegalStateException().isThrownBy(() -> builder().address(elsewhere).start())
			.withMessageContaining("allowRemoteClients()");
		assertThatIllegalStateException().isThrownBy(() -> builder().address(elsewhere).allowRemoteClients().start())
			.withMessageContaining("cannot listen on 192.0.2.1");
		assertThatIllegalStateException().isThrownBy(() -> builder().address("0.0.0.0").allowRemoteClients().start())
			.withMessageContaining("one IPv4 address");
		try (EmbeddedMesos mesos = builder().allowRemoteClients().start()) {
			assertThat(mesos.uri().getHost()).isEqualTo("127.0.0.1");
		}
		try (EmbeddedMesos mesos = builder().masters(2).address("127.0.0.2").start()) {
			assertThat(mesos.uri().getHost()).isEqualTo("127.0.0.2");
			assertThat(get(mesos.masters().get(1), "/redirect").headers().firstValue("Location"))
				.hasValue("//127.0.0.2:" + mesos.uri().getPort());
		}
	}

}
