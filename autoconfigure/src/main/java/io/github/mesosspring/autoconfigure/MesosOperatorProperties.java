package io.github.mesosspring.autoconfigure;

import java.time.Duration;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.util.unit.DataSize;

/**
 * The operator APIs of masters and agents: the keys below {@code mesos.operator}.
 */
public class MesosOperatorProperties {

	/**
	 * How long an operator call may take, the search for the leader included.
	 */
	private Duration timeout = Duration.ofSeconds(75);

	/**
	 * Largest answer that is accepted.
	 */
	private DataSize maxAnswerSize = DataSize.ofMegabytes(256);

	/**
	 * For agents. What is for masters is never sent to them.
	 */
	@NestedConfigurationProperty
	private final MesosSecurityProperties agents = new MesosSecurityProperties();

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	public DataSize getMaxAnswerSize() {
		return this.maxAnswerSize;
	}

	public void setMaxAnswerSize(DataSize maxAnswerSize) {
		this.maxAnswerSize = maxAnswerSize;
	}

	public MesosSecurityProperties getAgents() {
		return this.agents;
	}

}
