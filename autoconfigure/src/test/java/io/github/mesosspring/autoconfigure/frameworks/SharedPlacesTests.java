package io.github.mesosspring.autoconfigure.frameworks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class SharedPlacesTests {

	private final MockEnvironment jobs = new MockEnvironment().withProperty("spring.application.name", "jobs");

	private final MockEnvironment web = new MockEnvironment().withProperty("mesos.framework.name", "web");

	@ParameterizedTest
	@CsvSource({ "mesos.framework.id-file, .mesos/jobs.id, file, framework.id-file",
			"mesos.framework.id-file, x/../.mesos/jobs.id, FILE, framework.id-file",
			"mesos.framework.name, jobs, file, framework.id-file", "mesos.framework.name, jobs, jdbc, framework.name",
			"mesos.framework.name, jobs, zookeeper, zookeeper.path" })
	void noTwoFrameworksKeepTheirIdsInOnePlace(String key, String value, String store, String named) {
		this.web.setProperty(key, value);
		assertRefused(store, named);
	}

	@Test
	void norUseOnePathInZooKeeper() {
		this.jobs.setProperty("mesos.zookeeper.path", "/x");
		this.web.setProperty("mesos.zookeeper.path", "/x");
		assertRefused("zookeeper", "zookeeper.path");
	}

	@Test
	void norThePathOfOneThatSetsNone() {
		this.web.setProperty("mesos.zookeeper.path", "/mesos-frameworks/jobs");
		assertRefused("zookeeper", "zookeeper.path");
	}

	@Test
	void norElectTheirLeadersThere() {
		this.jobs.withProperty("mesos.zookeeper.path", "/x").setProperty("mesos.election.type", "zookeeper");
		this.web.withProperty("mesos.zookeeper.path", "/x").setProperty("mesos.election.type", "zookeeper");
		assertRefused("jdbc", "zookeeper.path");
	}

	@Test
	void norWriteOneRecording() {
		this.jobs.setProperty("mesos.record.path", "traffic");
		this.web.setProperty("mesos.record.path", "./traffic");
		assertRefused("memory", "record.path");
	}

	@ParameterizedTest
	@CsvSource({ "file", "memory", "jdbc", "zookeeper" })
	void eachHasAPlaceOfItsOwnByDefault(String store) {
		assertThatNoException().isThrownBy(() -> check(store));
	}

	@Test
	void oneInMemoryHasNoFile() {
		this.web.setProperty("mesos.framework.name", "jobs");
		assertThatNoException().isThrownBy(() -> check("memory"));
	}

	private void assertRefused(String store, String key) {
		assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class).isThrownBy(() -> check(store))
			.satisfies((ex) -> assertThat(ex.getName()).isEqualTo("mesos.frameworks.web." + key))
			.withMessageContaining("'mesos." + key + "'");
	}

	private void check(String store) {
		this.jobs.setProperty("mesos.framework.id-store", store);
		this.web.setProperty("mesos.framework.id-store", store);
		SharedPlaces places = new SharedPlaces();
		places.add("mesos", this.jobs);
		places.add("mesos.frameworks.web", this.web);
	}

}
