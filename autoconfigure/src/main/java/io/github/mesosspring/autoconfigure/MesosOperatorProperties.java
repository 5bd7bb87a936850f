package io.github.mesosspring.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

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

	private final Agents agents = new Agents();

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

	public Agents getAgents() {
		return this.agents;
	}

	/**
	 * Credentials for agents, sent with HTTP Basic authentication. Those for masters are
	 * never sent to them.
	 */
	public static class Agents {

		/**
		 * Principal to authenticate as at agents.
		 */
		private @Nullable String principal;

		/**
		 * Secret of the principal for agents.
		 */
		private @Nullable String secret;

		public @Nullable String getPrincipal() {
			return this.principal;
		}

		public void setPrincipal(@Nullable String principal) {
			this.principal = principal;
		}

		public @Nullable String getSecret() {
			return this.secret;
		}

		public void setSecret(@Nullable String secret) {
			this.secret = secret;
		}

	}

}
