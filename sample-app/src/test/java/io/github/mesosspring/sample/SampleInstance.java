package io.github.mesosspring.sample;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import io.github.mesosspring.embedded.proxy.TcpProxy;
import org.awaitility.Awaitility;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * One of several instances of the application, in a JVM of its own. What it says to the
 * master and to ZooKeeper goes through proxies of its own.
 */
final class SampleInstance implements AutoCloseable {

	static final Duration PATIENCE = Duration.ofSeconds(60);

	private final String name;

	private final TcpProxy master;

	private final TcpProxy zooKeeper;

	private final ChildJvm jvm;

	private final WebTestClient client;

	private SampleInstance(String name, TcpProxy master, TcpProxy zooKeeper, ChildJvm jvm) {
		this.name = name;
		this.master = master;
		this.zooKeeper = zooKeeper;
		this.jvm = jvm;
		this.client = WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + jvm.awaitOutput("started on port (\\d+)"))
			.responseTimeout(PATIENCE)
			.build();
	}

	static SampleInstance start(Path folder, String name, URI master, int zooKeeperPort, Duration sessionTimeout)
			throws IOException {
		TcpProxy masterProxy = TcpProxy.to(master);
		TcpProxy zooKeeperProxy = TcpProxy.to(new InetSocketAddress("127.0.0.1", zooKeeperPort));
		return new SampleInstance(name, masterProxy, zooKeeperProxy,
				ChildJvm.start(folder, name, SampleApplication.class, "--server.port=0",
						"--mesos.master=127.0.0.1:" + masterProxy.port(), "--mesos.framework.id-store=zookeeper",
						"--mesos.election.type=zookeeper",
						"--mesos.zookeeper.connect-string=127.0.0.1:" + zooKeeperProxy.port(),
						"--mesos.zookeeper.session-timeout=" + sessionTimeout.toMillis() + "ms",
						"--jobs.file=jobs.json", "--jobs.at-start=", "--spring.main.banner-mode=off"));
	}

	ChildJvm jvm() {
		return this.jvm;
	}

	TcpProxy master() {
		return this.master;
	}

	TcpProxy zooKeeper() {
		return this.zooKeeper;
	}

	void awaitState(String state) {
		Awaitility.await()
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(20))
			.until(this::state, state::equals);
	}

	String state() {
		return detail("state");
	}

	String frameworkId() {
		return detail("frameworkId");
	}

	String status() {
		return JsonPath.read(health(), "$.components.mesos.status");
	}

	String submit(String command) {
		byte[] body = post(Map.of("name", "for " + this.name, "command", command, "cpus", 1)).expectStatus()
			.isCreated()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return JsonPath.read(new String(body), "$.id");
	}

	int submitStatus() {
		return post(Map.of("command", "true")).returnResult().getStatus().value();
	}

	private WebTestClient.ResponseSpec post(Map<String, Object> job) {
		return answer(this.client.post().uri("/jobs").contentType(MediaType.APPLICATION_JSON).bodyValue(job));
	}

	String jobState(String id) {
		return JsonPath.read(get("/jobs/" + id), "$.state");
	}

	private String detail(String name) {
		List<String> values = JsonPath.read(health(), "$.components.mesos.details[?(@." + name + ")]." + name);
		return values.isEmpty() ? "none" : values.get(0);
	}

	private String health() {
		return get("/actuator/health");
	}

	private String get(String path) {
		return new String(answer(this.client.get().uri(path)).expectBody().returnResult().getResponseBody());
	}

	/**
	 * An instance that does not answer is looked into before the failure is told.
	 */
	private WebTestClient.ResponseSpec answer(WebTestClient.RequestHeadersSpec<?> request) {
		try {
			return request.exchange();
		}
		catch (IllegalStateException ex) {
			throw new IllegalStateException("No answer from " + this.name + ":\n" + this.jvm.outputWithThreads(), ex);
		}
	}

	@Override
	public void close() throws InterruptedException {
		this.jvm.close();
		this.master.close();
		this.zooKeeper.close();
	}

}
