package io.github.mesosspring.embedded.master;

import java.time.Duration;
import java.util.Map;

import io.github.mesosspring.embedded.http.Principals;
import io.github.mesosspring.embedded.http.TlsSettings;
import io.github.mesosspring.embedded.journal.Journal;
import io.github.mesosspring.embedded.version.MesosVersion;
import org.jspecify.annotations.Nullable;

/**
 * How the masters of a cluster are to behave.
 *
 * @param address the address they listen on
 * @param heartbeatInterval the time between two HEARTBEAT events
 * @param allocationInterval the time between two rounds of offers
 * @param agentTimeouts how long they wait for agents
 * @param principals who may call; if there are any, requests must authenticate
 * @param tls how the master speaks TLS, {@code null} if it does not
 * @param journal where to write down what schedulers and masters say
 * @param version the version of Mesos whose behaviour they show
 */
public record MasterSettings(String address, Duration heartbeatInterval, Duration allocationInterval,
		AgentTimeouts agentTimeouts, Principals principals, @Nullable TlsSettings tls, Journal journal,
		MesosVersion version) {

	/** Where nobody else than this machine can connect to. */
	public static final String LOOPBACK = "127.0.0.1";

	/**
	 * Settings of a master of the latest version on loopback that waits for agents as
	 * long as a real one.
	 * @param heartbeatInterval the time between two HEARTBEAT events
	 * @param allocationInterval the time between two rounds of offers
	 * @param credentials secrets by principal
	 */
	public MasterSettings(Duration heartbeatInterval, Duration allocationInterval, Map<String, String> credentials) {
		this(LOOPBACK, heartbeatInterval, allocationInterval, AgentTimeouts.DEFAULT, Principals.of(credentials), null,
				new Journal(), MesosVersion.LATEST);
	}

	/**
	 * The same settings, with TLS.
	 * @param tls how the masters speak it, {@code null} for not at all
	 * @return the settings
	 */
	public MasterSettings with(@Nullable TlsSettings tls) {
		return new MasterSettings(this.address, this.heartbeatInterval, this.allocationInterval, this.agentTimeouts,
				this.principals, tls, this.journal, this.version);
	}

	/**
	 * The same settings, with another journal.
	 * @param journal the journal
	 * @return the settings
	 */
	public MasterSettings with(Journal journal) {
		return new MasterSettings(this.address, this.heartbeatInterval, this.allocationInterval, this.agentTimeouts,
				this.principals, this.tls, journal, this.version);
	}

	/**
	 * The same settings for another version.
	 * @param version the version of Mesos whose behaviour is shown
	 * @return the settings
	 */
	public MasterSettings with(MesosVersion version) {
		return new MasterSettings(this.address, this.heartbeatInterval, this.allocationInterval, this.agentTimeouts,
				this.principals, this.tls, this.journal, version);
	}

	@Override
	public String toString() {
		return "MasterSettings[address=" + this.address + ", heartbeatInterval=" + this.heartbeatInterval
				+ ", allocationInterval=" + this.allocationInterval + ", agentTimeouts=" + this.agentTimeouts
				+ ", principals=" + this.principals + ", version=" + this.version + "]";
	}

}
