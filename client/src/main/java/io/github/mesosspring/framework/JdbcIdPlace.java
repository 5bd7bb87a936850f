package io.github.mesosspring.framework;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A row of a table, which nobody can hold: that only one instance at a time uses it is up
 * to an election. Each statement is a transaction of its own, whatever the caller and the
 * pool think of transactions.
 */
final class JdbcIdPlace implements IdPlace {

	private static final Pattern TABLE = Pattern.compile("[\\p{Alpha}_][\\w$]*(\\.[\\p{Alpha}_][\\w$]*){0,2}");

	private static final int MAX_NAME = 255;

	private final JdbcClient client;

	private final TransactionTemplate transaction;

	private final String table;

	private final String name;

	JdbcIdPlace(DataSource dataSource, String table, String name) {
		if (!TABLE.matcher(table).matches()) {
			throw new IllegalArgumentException("'" + table + "' is no name of a table for the framework id");
		}
		if (name.length() > MAX_NAME) {
			throw new IllegalArgumentException("The name of the framework is too long for the table '" + table
					+ "': it has " + name.length() + " characters, not " + MAX_NAME + " at most");
		}
		this.client = JdbcClient.create(dataSource);
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.table = table;
		this.name = name;
	}

	@Override
	public void open() {
		read();
	}

	@Override
	public byte @Nullable [] read() {
		List<Map<String, Object>> rows = this.transaction
			.execute((status) -> statement("select framework_id from %s where name = :name").query().listOfRows());
		if (rows == null || rows.isEmpty()) {
			return null;
		}
		Object id = rows.get(0).values().iterator().next();
		return bytes((id != null) ? id.toString() : "");
	}

	@Override
	public boolean write(byte @Nullable [] expected, byte[] replacement) {
		try {
			return change((expected == null)
					? statement(
							"insert into %s (name, framework_id, updated_at) values (:name, :id, current_timestamp)")
						.param("id", text(replacement))
					: statement("update %s set framework_id = :id, updated_at = current_timestamp "
							+ "where name = :name and framework_id = :expected")
						.param("id", text(replacement))
						.param("expected", text(expected)));
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	@Override
	public void delete(byte[] expected) {
		change(statement("delete from %s where name = :name and framework_id = :expected").param("expected",
				text(expected)));
	}

	@Override
	public void close() {
	}

	@Override
	public String advice() {
		return "Check that the database runs, that its table exists (schema.sql creates it, see "
				+ "mesos.framework.jdbc.initialize-schema) and that this application may read and write it";
	}

	@Override
	public String toString() {
		return "row '" + this.name + "' of the table '" + this.table + "'";
	}

	private JdbcClient.StatementSpec statement(String sql) {
		return this.client.sql(sql.formatted(this.table)).param("name", this.name);
	}

	private boolean change(JdbcClient.StatementSpec statement) {
		Integer rows = this.transaction.execute((status) -> statement.update());
		return rows != null && rows > 0;
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte[] content) {
		return new String(content, StandardCharsets.UTF_8).strip();
	}

}
