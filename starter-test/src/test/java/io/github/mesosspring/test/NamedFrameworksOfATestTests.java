package io.github.mesosspring.test;

import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import io.github.mesosspring.autoconfigure.MesosProperties;
import io.github.mesosspring.autoconfigure.MesosFrameworkProperties.IdStore;
import io.github.mesosspring.autoconfigure.frameworks.MesosFramework;
import io.github.mesosspring.autoconfigure.frameworks.MesosFrameworks;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;

import static io.github.mesosspring.test.assertj.MesosAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * No framework of an application under test goes to the master it has in production.
 */
@SpringBootTest(args = { "--spring.application.name=idle", "--mesos.framework.enabled=false",
		"--mesos.frameworks.web.master=127.0.0.1:1", "--mesos.frameworks.web.framework.id-store=file",
		"--mesos.frameworks.web.security.principal=web", "--mesos.frameworks.web.security.secret=geheim" })
@EmbeddedMesos(credentials = "idle:secret")
class NamedFrameworksOfATestTests {

	@Test
	void aFrameworkWithAMasterOfItsOwnSubscribesAtTheClusterOfTheTest(
			io.github.mesosspring.embedded.EmbeddedMesos mesos, @Autowired MesosFrameworks frameworks) {
		assertThat(mesos).eventually().hasSubscribed("web");
		MesosFramework web = frameworks.find("web").orElseThrow();
		assertThat(web.find(MesosConnectionDetails.class)).get()
			.extracting(MesosConnectionDetails::getMaster)
			.isEqualTo(mesos.connectString());
		assertThat(web.find(MesosProperties.class)).get()
			.extracting((properties) -> properties.getFramework().getIdStore())
			.isEqualTo(IdStore.MEMORY);
		assertThat(frameworks.all()).singleElement();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
