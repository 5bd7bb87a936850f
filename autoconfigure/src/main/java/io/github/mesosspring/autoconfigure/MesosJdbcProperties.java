package io.github.mesosspring.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;

/**
 * The table of the framework id: the keys below {@code mesos.framework.jdbc}. By itself,
 * since it cannot be read without Spring Boot's support of JDBC.
 */
@ConfigurationProperties("mesos.framework.jdbc")
public class MesosJdbcProperties extends DatabaseInitializationProperties {

	static final String SCHEMA = "io/github/mesosspring/framework/schema.sql";

	/**
	 * Name of the table. The shipped schema creates the default one.
	 */
	private String table = "mesos_framework";

	public String getTable() {
		return this.table;
	}

	public void setTable(String table) {
		this.table = table;
	}

	@Override
	public String getDefaultSchemaLocation() {
		return "classpath:" + SCHEMA;
	}

}
