package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.framework.FrameworkIdStores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an operator reads when the configuration is wrong.
 */
class MesosFailureAnalyzersTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(EmbeddedMesosAutoConfiguration.class, MesosAutoConfiguration.class))
		.withPropertyValues("mesos.framework.id-store=memory");

	private final ApplicationContextRunner namedRunner = this.contextRunner
		.withPropertyValues("spring.application.name=jobs");

	private final ApplicationContextRunner fullRunner = this.namedRunner.withPropertyValues("mesos.master=m:5050",
			"mesos.auto-startup=false");

	private final ApplicationContextRunner executorRunner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(WebClientAutoConfiguration.class, MesosExecutorAutoConfiguration.class))
		.withPropertyValues("mesos.executor.enabled=true", "mesos.auto-startup=false");

	@Test
	void namesTheFormsWhenNoMasterIsConfigured() {
		assertThat(failureOf(this.namedRunner)).contains("'mesos.master' is not set", "Set mesos.master to",
				"host:port", "host1:port,host2:port", "http://host:port", "embedded", "mesos.enabled");
	}

	@Test
	void namesTheFormsWhenTheMasterHasNoneOfThem() {
		assertThat(failureOf(this.namedRunner.withPropertyValues("mesos.master=http://bob:geheim@m:5050")))
			.contains("The location of the Mesos master cannot be used", "Set mesos.master to", "host:port")
			.doesNotContain("geheim");
		assertThat(failureOf(this.namedRunner.withPropertyValues("mesos.master=nowhere"))).contains("'nowhere'",
				"Set mesos.master to");
	}

	@Test
	void saysWhatAFormLacksAndNeverThePassword() {
		assertThat(failureOf(this.namedRunner.withPropertyValues("mesos.master=zk://bob:geheim@zk1:2181")))
			.contains("zk://***@zk1:2181", "no path after the servers", "zk://host1:port,host2:port/path",
					"etcd://host1:port,host2:port/key", "file:///path")
			.doesNotContain("geheim");
	}

	@Test
	void saysThatZooKeeperNeedsCurator() {
		assertThat(failureOf(this.namedRunner.withPropertyValues("mesos.master=zk://bob:geheim@zk1:2181/mesos")
			.withClassLoader(new FilteredClassLoader("org.apache.curator"))))
			.contains("Curator", "is not on the class path", "org.apache.curator:curator-framework")
			.doesNotContain("geheim");
	}

	@Test
	void saysThatEmbeddedNeedsItsModule() {
		assertThat(failureOf(this.namedRunner.withPropertyValues("mesos.master=embedded")
			.withClassLoader(new FilteredClassLoader("io.github.mesosspring.embedded"))))
			.contains("the embedded Mesos is not on the class path", "io.github.mesosspring:mesos-embedded");
	}

	@Test
	void saysSoHoweverEmbeddedIsSpelled() {
		assertThat(failureOf(this.namedRunner.withPropertyValues("mesos.master=Embedded")
			.withClassLoader(new FilteredClassLoader("io.github.mesosspring.embedded"))))
			.contains("the embedded Mesos is not on the class path");
	}

	@Test
	void saysThatThePortOfTheEmbeddedMesosIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
			assertThat(failureOf(this.namedRunner.withPropertyValues("mesos.master=embedded",
					"mesos.embedded.port=" + taken.getLocalPort())))
				.contains("cannot listen on 127.0.0.1:" + taken.getLocalPort(), "Set mesos.embedded.port");
		}
	}

	@Test
	void saysWhichNameIsMissing() {
		assertThat(failureOf(this.contextRunner.withPropertyValues("mesos.master=m:5050")))
			.contains("The framework has no name", "Set spring.application.name");
	}

	@Test
	void saysThatTheUserIsBlank() {
		assertThat(failureOf(this.fullRunner.withPropertyValues("mesos.framework.user=")))
			.contains("'mesos.framework.user' is blank", "Set mesos.framework.user");
	}

	@Test
	void namesTheEncodingsWhenItIsUnknown() {
		assertThat(failureOf(this.fullRunner.withPropertyValues("mesos.encoding=xml"))).contains("mesos.encoding",
				"xml", "JSON", "PROTOBUF");
	}

	@Test
	void saysWhichValueIsOutOfBounds() {
		assertThat(failureOf(this.fullRunner.withPropertyValues("mesos.subscription.missed-heartbeats=0")))
			.contains("'mesos.subscription.missed-heartbeats' is 0, but it must be at least 1", "Correct mesos.");
		assertThat(failureOf(this.fullRunner.withPropertyValues("mesos.operator.timeout=-1s")))
			.contains("below 'mesos.operator'", "timeout", "Correct the value");
	}

	@Test
	void saysWhereABundleIsMissing() {
		assertThat(failureOf(this.fullRunner.withPropertyValues("mesos.ssl.bundle=jobs")))
			.contains("'mesos.ssl.bundle' is 'jobs'", "spring.ssl.bundle");
	}

	@Test
	void saysThatAnotherInstanceHoldsTheFrameworkIdFile(@TempDir Path directory) {
		Path file = directory.resolve("jobs.id");
		try (FrameworkIdStore other = FrameworkIdStores.file(file)) {
			other.open();
			assertThat(failureOf(this.namedRunner.withPropertyValues("mesos.master=127.0.0.1:1",
					"mesos.framework.id-store=file", "mesos.framework.id-file=" + file)))
				.contains(file.toString(), "is in use", "mesos.framework.id-file=")
				.containsOnlyOnce("Stop ");
		}
	}

	@Test
	void saysThatNoSubscriptionCameIntoBeing() {
		assertThat(failureOf(
				this.namedRunner.withPropertyValues("mesos.master=127.0.0.1:1", "mesos.framework.id-store=memory",
						"mesos.subscription.start-policy=fail", "mesos.calls.timeout=300ms")))
			.contains("could not subscribe", "within 300 ms", "mesos.master", "start-policy to retry");
	}

	@Test
	void saysWhyTheMasterRefusedTheSubscription() {
		assertThat(failureOf(this.namedRunner.withPropertyValues("mesos.master=embedded",
				"mesos.framework.id-store=memory", "mesos.subscription.start-policy=fail", "mesos.framework.roles=a",
				"mesos.framework.offer-constraints.a[0].all-of[0].attribute=rack",
				"mesos.framework.offer-constraints.a[0].all-of[0].text-matches=(")))
			.contains("Failed to construct regex from pattern '('", "master's own words", "start-policy to retry");
	}

	@Test
	void saysWhichHandlerMethodCannotWork() {
		assertThat(failureOf(this.fullRunner.withBean(ImpossibleHandler.class))).contains("ImpossibleHandler", "handle",
				"cannot work", "Change the signature or the annotation");
	}

	@Test
	void saysWhatIsMissingWhenSomebodyStartsAnExecutorByHand() {
		assertThat(failureOf(this.executorRunner.withInitializer(AgentVariables.in(Map.of())))).contains(
				"is an executor (mesos.executor.enabled)", "MESOS_FRAMEWORK_ID is missing", "Let an agent start it",
				"remove mesos.executor.enabled");
		Map<String, Object> odd = AgentVariables.recorded("json");
		odd.put("MESOS_RECOVERY_TIMEOUT", "soon");
		assertThat(failureOf(this.executorRunner.withInitializer(AgentVariables.in(odd))))
			.contains("MESOS_RECOVERY_TIMEOUT", "'soon'", "Let an agent start it");
	}

	@Test
	void saysWhichValueOfAnExecutorIsOutOfBounds() {
		ApplicationContextRunner runner = this.executorRunner
			.withInitializer(AgentVariables.in(AgentVariables.recorded("json")));
		assertThat(failureOf(runner.withPropertyValues("mesos.subscription.missed-heartbeats=0")))
			.contains("below 'mesos'", "heartbeat", "Correct the value");
		assertThat(failureOf(runner.withPropertyValues("mesos.max-record-size=0")))
			.contains("'mesos.max-record-size' is 0, but it must be at least 1", "Correct mesos.max-record-size");
		assertThat(failureOf(runner.withPropertyValues("mesos.dispatch.max-queued-events=0")))
			.contains("below 'mesos.dispatch'", "queue", "Correct the value");
		assertThat(failureOf(runner.withPropertyValues("mesos.ssl.bundle=jobs")))
			.contains("'mesos.ssl.bundle' is 'jobs'", "spring.ssl.bundle");
	}

	@Test
	void saysWhichHandlerIsNoneOfAnExecutor() {
		assertThat(failureOf(this.executorRunner.withInitializer(AgentVariables.in(AgentVariables.recorded("json")))
			.withBean(SchedulerHandler.class))).contains("SchedulerHandler", "Change the signature or the annotation");
	}

	private static String failureOf(ApplicationContextRunner runner) {
		String[] text = new String[1];
		runner.run((context) -> {
			assertThat(context).hasFailed();
			text[0] = FailureAnalyses.print(context.getStartupFailure());
		});
		return text[0];
	}

	static class ImpossibleHandler {

		@MesosEventHandler(MesosEventType.OFFERS)
		void handle(Thread thread) {
		}

	}

	static class SchedulerHandler {

		@MesosEventHandler(MesosEventType.OFFERS)
		void handle() {
		}

	}

}
