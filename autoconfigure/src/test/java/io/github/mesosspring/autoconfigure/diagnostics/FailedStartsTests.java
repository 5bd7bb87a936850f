package io.github.mesosspring.autoconfigure.diagnostics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.mesosspring.autoconfigure.EmbeddedMesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosExecutorAutoConfiguration;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Starts applications that cannot start, and reads what whoever started them reads.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailedStartsTests {

	@TempDir
	private Path folder;

	private CapturedOutput output;

	@BeforeEach
	void capture(CapturedOutput output) {
		this.output = output;
	}

	@Test
	void noMaster() {
		fail(Application.class);
		assertExplained("No Mesos master is configured: 'mesos.master' is not set.", "Set mesos.master to one of");
	}

	@Test
	void noFrameworkName() {
		fail(Application.class, "mesos.master=m:5050", "spring.application.name=");
		assertExplained("The framework has no name", "Set spring.application.name, or mesos.framework.name");
	}

	@Test
	void anUnreadableFileOfTheFrameworkId() throws IOException {
		Path file = Files.writeString(this.folder.resolve("jobs.id"), "one\ntwo\n");
		fail(Application.class, "mesos.master=127.0.0.1:1", "mesos.framework.id-store=file",
				"mesos.framework.id-file=" + file);
		assertExplained(file.toString(), "mesos.framework.id-file=<path>");
		assertThat(Files.readString(file)).isEqualTo("one\ntwo\n");
	}

	@Test
	void refusedCredentials() throws IOException {
		try (RefusingMaster master = RefusingMaster.byStatus(401, "401 Unauthorized.")) {
			fail(Application.class, "mesos.master=" + master.address(), "mesos.subscription.start-policy=fail",
					"mesos.security.principal=bob", "mesos.security.secret=geheim");
		}
		assertExplained("could not subscribe: 401 Unauthorized.", "The master does not accept the credentials",
				"mesos.security", "start-policy to retry");
		assertThat(this.output).doesNotContain("geheim");
	}

	@Test
	void aRoleThatIsNotAllowed() throws IOException {
		String words = "Not authorized to register framework F with roles { web }";
		try (RefusingMaster master = RefusingMaster.byError(words)) {
			fail(Application.class, "mesos.master=" + master.address(), "mesos.subscription.start-policy=fail",
					"mesos.encoding=json", "mesos.framework.roles=web");
		}
		assertExplained("could not subscribe: " + words, "mesos.framework.roles", "'register_frameworks'");
	}

	@Test
	void aHandlerThatCannotWork() {
		fail(ImpossibleHandler.class, "mesos.master=m:5050", "mesos.auto-startup=false");
		assertExplained("cannot work", "ImpossibleHandler", "Change the signature or the annotation of the method");
	}

	@Test
	void zooKeeperWithoutCurator() {
		failWithout("org.apache.curator", "mesos.master=zk://zk1:2181/mesos");
		assertExplained("'mesos.master' names a ZooKeeper (zk://), but Curator",
				"Add the dependency org.apache.curator:curator-framework");
	}

	@Test
	void anElectionInZooKeeperWithoutCurator() {
		failWithout("org.apache.curator", "mesos.master=m:5050", "mesos.election.type=zookeeper");
		assertExplained("'mesos.election.type' is 'zookeeper', but Curator is not on the class path",
				"Add the dependency org.apache.curator:curator-recipes");
	}

	@Test
	void anElectionByEventsWithoutSpringIntegration() {
		failWithout("org.springframework.integration", "mesos.master=m:5050", "mesos.election.type=events");
		assertExplained("'mesos.election.type' is 'events', but Spring Integration is not on the class path",
				"Add the dependency org.springframework.integration:spring-integration-core");
	}

	@Test
	void anIdInADatabaseWithoutJdbc() {
		failWithout("org.springframework.jdbc", "mesos.master=m:5050", "mesos.framework.id-store=jdbc");
		assertExplained("'mesos.framework.id-store' is 'jdbc', but there is no database",
				"Add the dependency org.springframework.boot:spring-boot-starter-jdbc");
	}

	@Test
	void embeddedWithoutItsModule() {
		failWithout("io.github.mesosspring.embedded", "mesos.master=embedded");
		assertExplained("'mesos.master' is 'embedded', but the embedded Mesos is not on the class path",
				"Add the dependency io.github.mesosspring:mesos-embedded");
	}

	@Test
	void aPortOfTheEmbeddedMasterThatIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			fail(Application.class, "mesos.master=embedded", "mesos.embedded.port=" + taken.getLocalPort());
			assertExplained("cannot listen on 127.0.0.1:" + taken.getLocalPort(),
					"Set mesos.embedded.port to a free port");
		}
	}

	@Test
	void anSslBundleNobodyDefined() {
		fail(Application.class, "mesos.master=m:5050", "mesos.ssl.bundle=jbos",
				"spring.ssl.bundle.pem.jobs.truststore.certificate=");
		assertExplained("'mesos.ssl.bundle' is 'jbos', but the SSL bundles are jobs.",
				"Define the bundle under spring.ssl.bundle");
	}

	@Test
	void keysThatContradictEachOther() {
		fail(Application.class, "mesos.master=m:5050", "mesos.subscription.backoff.max=1ms");
		assertExplained("'mesos.subscription.backoff.initial' is 250ms", "raise mesos.subscription.backoff.max");
	}

	@Test
	void anExecutorThatNoAgentStarted() {
		fail(Application.class, "mesos.executor.enabled=true");
		assertExplained("is an executor (mesos.executor.enabled)", "Let an agent start it");
	}

	private void assertExplained(String description, String... actions) {
		String report = this.output.toString().substring(this.output.toString().indexOf("APPLICATION FAILED TO START"));
		int action = report.indexOf("Action:");
		assertThat(report.substring(report.indexOf("Description:"), action)).contains(description);
		assertThat(report.substring(action)).contains(actions);
	}

	private void failWithout(String packageName, String... properties) {
		fail(new SpringApplicationBuilder(new DefaultResourceLoader(new FilteredClassLoader(packageName)),
				Application.class), properties);
	}

	private void fail(Class<?> application, String... properties) {
		fail(new SpringApplicationBuilder(application), properties);
	}

	private void fail(SpringApplicationBuilder application, String... properties) {
		assertThatException().isThrownBy(() -> application.web(WebApplicationType.NONE)
			.properties("spring.config.location=optional:file:none/", "spring.application.name=jobs",
					"mesos.framework.id-store=memory")
			.run(Stream.of(properties).map("--"::concat).toArray(String[]::new))
			.close());
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ SslAutoConfiguration.class, WebClientAutoConfiguration.class,
			EmbeddedMesosAutoConfiguration.class, MesosAutoConfiguration.class, MesosExecutorAutoConfiguration.class })
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ WebClientAutoConfiguration.class, MesosAutoConfiguration.class })
	static class ImpossibleHandler {

		@MesosEventHandler(MesosEventType.OFFERS)
		void handle(Thread thread) {
		}

	}

}
