package io.github.mesosspring.autoconfigure.endpoint;

import java.net.URI;
import java.util.stream.IntStream;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworks;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworksAutoConfiguration;
import io.github.mesosspring.protocol.AgentID;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.Sessions;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class FrameworkReaderTests {

	@Test
	void listsTheOldestOffersAndSaysThatThereAreMore() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class, MesosAutoConfiguration.class,
					MesosFrameworksAutoConfiguration.class))
			.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs",
					"mesos.framework.id-store=memory", "mesos.auto-startup=false")
			.run((context) -> {
				Sessions sessions = context.getBean(Sessions.class);
				FrameworkID id = FrameworkID.newBuilder().setValue("f-1").build();
				sessions.open(new Session(URI.create("http://m:5050"), id, "7e57-1d", 1));
				sessions.offers().addAll(IntStream.range(0, 10_000).mapToObj(FrameworkReaderTests::offer).toList(), 1);
				FrameworkDescriptor shown = FrameworkReader
					.read(context.getBean(MesosFrameworks.class).find("default").orElseThrow());
				assertThat(shown.offers().count()).isEqualTo(10_000);
				assertThat(shown.offers().truncated()).isTrue();
				assertThat(shown.offers().oldest()).hasSize(FrameworkReader.MAX_OFFERS)
					.first()
					.extracting(FrameworkDescriptor.Offer::id, FrameworkDescriptor.Offer::agentId)
					.containsExactly("o-0", "a-0");
				assertThat(shown.toString()).doesNotContain("7e57-1d");
			});
	}

	private static Offer offer(int number) {
		return Offer.newBuilder()
			.setId(OfferID.newBuilder().setValue("o-" + number))
			.setAgentId(AgentID.newBuilder().setValue("a-" + number))
			.buildPartial();
	}

}
