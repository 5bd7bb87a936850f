package io.github.mesosspring.framework;

import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.mesosspring.protocol.FrameworkID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ParameterizedClass
@MethodSource("databases")
class JdbcFrameworkIdStoreTests {

	private static final FrameworkID ID = id("201f-0001");

	private static final FrameworkID ANOTHER = id("201f-0002");

	@Parameter
	private DataSource database;

	static Stream<DataSource> databases() {
		return Stream.of("", ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH").map((mode) -> {
			DriverManagerDataSource database = new DriverManagerDataSource(
					"jdbc:h2:mem:ids" + mode.length() + ";DB_CLOSE_DELAY=-1" + mode);
			ResourceDatabasePopulator schema = new ResourceDatabasePopulator(
					new ClassPathResource("schema.sql", FrameworkIdStore.class));
			schema.execute(database);
			schema.execute(database);
			return database;
		});
	}

	@AfterEach
	void empty() {
		client().sql("delete from mesos_framework").update();
	}

	@Test
	void idSurvivesReopeningUntilItIsDeleted() {
		FrameworkIdStore store = open("jobs");
		assertThat(store.load()).isNull();
		store.save(ID);
		store.save(ID);
		store.save(ANOTHER);
		store.close();
		FrameworkIdStore next = open("jobs");
		assertThat(next.load()).isEqualTo(ANOTHER);
		next.delete();
		assertThat(next.load()).isNull();
		next.delete();
	}

	@Test
	void frameworksShareATable() {
		FrameworkIdStore jobs = open("jobs");
		FrameworkIdStore services = open("services/a 'quoted' one");
		jobs.save(ID);
		services.save(ANOTHER);
		jobs.delete();
		assertThat(services.load()).isEqualTo(ANOTHER);
	}

	@Test
	void saysWhenTheIdWasChanged() {
		open("jobs").save(ID);
		assertThat(client().sql("select count(*) from mesos_framework where updated_at <= current_timestamp")
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	/**
	 * What is promised without an election: no more than this.
	 */
	@Test
	void idThatAnotherInstanceSavedIsNotOverwritten() {
		FrameworkIdStore one = open("jobs");
		FrameworkIdStore two = open("jobs");
		assertThat(one.load()).isNull();
		assertThat(two.load()).isNull();
		one.save(ID);
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(() -> two.save(ANOTHER))
			.withMessageContaining("201f-0002")
			.withMessageContaining("changed by another instance")
			.withMessageContaining("mesos.election.type");
		assertThat(two.load()).isEqualTo(ID);
		two.save(ANOTHER);
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(() -> one.save(id("201f-0003")));
		one.delete();
		assertThat(two.load()).isEqualTo(ANOTHER);
	}

	@Test
	void savesForGoodWhateverTheCallerDoesWithItsTransaction() {
		FrameworkIdStore store = open("jobs");
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(this.database));
		transaction.executeWithoutResult((status) -> {
			store.save(ID);
			status.setRollbackOnly();
		});
		assertThat(open("jobs").load()).isEqualTo(ID);
	}

	@Test
	void savesForGoodOnConnectionsThatDoNotCommitByThemselves() throws Exception {
		Connection connection = this.database.getConnection();
		connection.setAutoCommit(false);
		try (connection) {
			FrameworkIdStore store = FrameworkIdStores.jdbc(new SingleConnectionDataSource(connection, true),
					"mesos_framework", "jobs");
			store.open();
			store.save(ID);
			assertThat(open("jobs").load()).isEqualTo(ID);
		}
	}

	@Test
	void savesOnAThreadThatIsInterruptedToo() {
		FrameworkIdStore store = open("jobs");
		Thread.currentThread().interrupt();
		try {
			store.save(ID);
		}
		finally {
			assertThat(Thread.interrupted()).as("still interrupted").isTrue();
		}
		assertThat(store.load()).isEqualTo(ID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "one\ntwo", "a/b" })
	void whatIsNoIdFailsInsteadOfBeingForgotten(String content) {
		client().sql("insert into mesos_framework values ('jobs', ?, current_timestamp)").param(content).update();
		FrameworkIdStore store = open("jobs");
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(store::load)
			.withMessageContaining("row 'jobs' of the table 'mesos_framework'")
			.withMessageContaining("delete it to register a new framework");
	}

	@Test
	void missingTableFailsTheStart() {
		FrameworkIdStore store = FrameworkIdStores.jdbc(this.database, "not_there", "jobs");
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(store::open)
			.withMessageContaining("row 'jobs' of the table 'not_there' cannot be used")
			.withMessageContaining("mesos.framework.jdbc.initialize-schema");
		assertThatIllegalStateException().isThrownBy(store::load);
	}

	@Test
	void databaseThatDoesNotAnswerFailsTheStart() {
		FrameworkIdStore store = FrameworkIdStores.jdbc(
				new DriverManagerDataSource("jdbc:h2:mem:nowhere;IFEXISTS=TRUE", "sa", "hush-hush"), "mesos_framework",
				"jobs");
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(store::open)
			.withMessageContaining("Check that the database runs")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("hush-hush"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "ids; drop table jobs", "1st", "a..b" })
	void whatIsNoTableIsRefused(String table) {
		assertThatIllegalArgumentException().isThrownBy(() -> FrameworkIdStores.jdbc(this.database, table, "jobs"))
			.withMessageContaining("'" + table + "'");
	}

	@Test
	void nameThatDoesNotFitIsRefusedBeforeThereIsAnIdToLose() {
		String name = "x".repeat(256);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> FrameworkIdStores.jdbc(this.database, "mesos_framework", name))
			.withMessageContaining("256 characters");
		assertThat(List.of(open("x".repeat(255)))).isNotEmpty();
	}

	private FrameworkIdStore open(String name) {
		FrameworkIdStore store = FrameworkIdStores.jdbc(this.database, "mesos_framework", name);
		store.open();
		return store;
	}

	private JdbcClient client() {
		return JdbcClient.create(this.database);
	}

	private static FrameworkID id(String value) {
		return FrameworkID.newBuilder().setValue(value).build();
	}

}
