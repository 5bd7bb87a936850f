package io.github.mesosspring.autoconfigure.diagnostics;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

class ResemblanceTests {

	private static KeyNode known;

	@BeforeAll
	static void readKeys() throws IOException {
		known = KnownKeys.ofThisJar(ResemblanceTests.class.getClassLoader());
	}

	@ParameterizedTest
	@CsvSource({ "mesos.mastr, mesos.master", "mesos.masters, mesos.master",
			"mesos.framwork.nmae, mesos.framework.name", "mesos.security.secrte, mesos.security.secret",
			"mesos.zookeeper.connection-string, mesos.zookeeper.connect-string",
			"mesos.subscription.heartbeats-missed, mesos.subscription.missed-heartbeats",
			"mesos.ssl-bundle, mesos.ssl.bundle", "mesos.bundle.ssl, mesos.ssl.bundle",
			"mesos.user, mesos.framework.user", "mesos.roles, mesos.framework.roles",
			"mesos.backoff.max, mesos.subscription.backoff.max",
			"mesos.subscription.initial, mesos.subscription.backoff.initial", "mesos.framework.master, mesos.master",
			"mesos.calls.max-pause, mesos.dispatch.max-pause", "mesos.framework.idStor, mesos.framework.id-store",
			"mesos.framework.id_sotre, mesos.framework.id-store",
			"mesos.framework.offer-constraints.web[0].all-off[0].attribute, mesos.framework.offer-constraints.web.all-of.attribute",
			"mesos.frameworks.blue.mastr, mesos.frameworks.blue.master",
			"mesos.frameworks.blue.roles, mesos.frameworks.blue.framework.roles",
			"mesos.framework.blue.master, mesos.frameworks.blue.master" })
	void findsWhatIsMeant(String unknown, String meant) {
		Key key = Key.of(ConfigurationPropertyName.adapt(unknown, '.'));
		assertThat(known.reads(key)).isFalse();
		assertThat(new Resemblance(known).meantBy(key)).hasToString("[" + meant + "]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesos.jobs.file", "mesos.jobs.enabled", "mesos.jobs.name", "mesos.marathon.url",
			"mesos.framework.foo", "mesos.app", "mesos.alerts.max", "mesos.dashboard.port-range" })
	void leavesAloneWhatIsTheApplications(String unknown) {
		assertThat(new Resemblance(known).meantBy(Key.of(ConfigurationPropertyName.of(unknown)))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesos.master", "mesos.framework.idFile", "mesos.framework.id_file",
			"mesos.framework.roles[0]", "mesos.framework.labels.any.thing", "mesos.FRAMEWORK.name",
			"mesos.framework.offer-constraints.web[0].all-of[0].text-equals",
			"mesos.framework.offer-constraints[eng/batch][0].allOf[1].exists", "mesos.framework.jdbc.table",
			"mesos.frameworks.blue.subscription.backoff.max", "mesos.frameworks.blue.framework.labels.a" })
	void knowsWhatIsReadHoweverItIsSpelled(String name) {
		assertThat(known.reads(Key.of(ConfigurationPropertyName.adapt(name, '.')))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "master, master, 0", "mastr, master, 1", "amster, master, 1", "matsre, master, 2", "'', ab, 2" })
	void countsSlips(String one, String other, int slips) {
		assertThat(List.of(EditDistance.between(one, other), EditDistance.between(other, one))).containsOnly(slips);
	}

}
