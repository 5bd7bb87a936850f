package io.github.mesosspring.docs;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
class MesosContainer {

	@Bean
	@ServiceConnection("mesos")
	GenericContainer<?> master() {
		return new GenericContainer<>("mesosphere/mesos-master:1.7.0").withExposedPorts(5050)
			.withEnv("MESOS_REGISTRY", "in_memory")
			.withEnv("MESOS_WORK_DIR", "/var/tmp/mesos")
			.waitingFor(Wait.forHttp("/version").forPort(5050));
	}

}
