package io.github.mesosspring.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.mesosspring.protocol.FrameworkInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationUnit;

/**
 * What the framework tells the master about itself when it subscribes, and where its id
 * is kept: the keys below {@code mesos.framework}.
 */
public class MesosFrameworkProperties {

	/**
	 * Whether there is a framework with the keys below 'mesos' themselves, beside those
	 * below 'mesos.frameworks'.
	 */
	private boolean enabled = true;

	/**
	 * Name of the framework, and value of the 'framework' tag of every meter.
	 */
	private @Nullable String name;

	/**
	 * User that tasks run as on the agents.
	 */
	private @Nullable String user;

	/**
	 * Comma-separated list of the roles to subscribe with.
	 */
	private List<String> roles = new ArrayList<>(List.of("*"));

	/**
	 * Comma-separated list of those roles for which the framework wants no offers at
	 * first, until it revives them.
	 */
	private List<String> suppressedRoles = new ArrayList<>();

	/**
	 * Agents the framework wants to be offered, by role: alternatives, each a list of
	 * constraints that all have to be met. A role that is not named wants all agents.
	 */
	private Map<String, List<MesosOfferConstraintGroup>> offerConstraints = new LinkedHashMap<>();

	/**
	 * Host name to be shown by the master.
	 */
	private @Nullable String hostname;

	/**
	 * URL of the framework's own user interface, linked to by the master's.
	 */
	private @Nullable String webuiUrl;

	/**
	 * Labels of the framework, free to use.
	 */
	private Map<String, String> labels = new LinkedHashMap<>();

	/**
	 * How long the master keeps the tasks of a framework that is gone before it removes
	 * the framework for good. If a duration suffix is not specified, seconds will be
	 * used.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private Duration failoverTimeout = Duration.ofDays(7);

	/**
	 * Whether agents keep what they know of the tasks on disk, so that tasks survive a
	 * restart of their agent.
	 */
	private boolean checkpoint = true;

	/**
	 * Comma-separated list of what the framework says it can handle.
	 */
	private List<FrameworkInfo.Capability.Type> capabilities = new ArrayList<>(List.of(
			FrameworkInfo.Capability.Type.MULTI_ROLE, FrameworkInfo.Capability.Type.PARTITION_AWARE,
			FrameworkInfo.Capability.Type.TASK_KILLING_STATE, FrameworkInfo.Capability.Type.RESERVATION_REFINEMENT));

	/**
	 * Where the framework id is kept, with which a restarted application takes up its
	 * framework and tasks again.
	 */
	private IdStore idStore = IdStore.FILE;

	/**
	 * File of the framework id, held exclusively while the application runs.
	 */
	private @Nullable Path idFile;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable String getName() {
		return this.name;
	}

	public void setName(@Nullable String name) {
		this.name = name;
	}

	public @Nullable String getUser() {
		return this.user;
	}

	public void setUser(@Nullable String user) {
		this.user = user;
	}

	public List<String> getRoles() {
		return this.roles;
	}

	public void setRoles(List<String> roles) {
		this.roles = roles;
	}

	public List<String> getSuppressedRoles() {
		return this.suppressedRoles;
	}

	public void setSuppressedRoles(List<String> suppressedRoles) {
		this.suppressedRoles = suppressedRoles;
	}

	public Map<String, List<MesosOfferConstraintGroup>> getOfferConstraints() {
		return this.offerConstraints;
	}

	public void setOfferConstraints(Map<String, List<MesosOfferConstraintGroup>> offerConstraints) {
		this.offerConstraints = offerConstraints;
	}

	public @Nullable String getHostname() {
		return this.hostname;
	}

	public void setHostname(@Nullable String hostname) {
		this.hostname = hostname;
	}

	public @Nullable String getWebuiUrl() {
		return this.webuiUrl;
	}

	public void setWebuiUrl(@Nullable String webuiUrl) {
		this.webuiUrl = webuiUrl;
	}

	public Map<String, String> getLabels() {
		return this.labels;
	}

	public void setLabels(Map<String, String> labels) {
		this.labels = labels;
	}

	public Duration getFailoverTimeout() {
		return this.failoverTimeout;
	}

	public void setFailoverTimeout(Duration failoverTimeout) {
		this.failoverTimeout = failoverTimeout;
	}

	public boolean isCheckpoint() {
		return this.checkpoint;
	}

	public void setCheckpoint(boolean checkpoint) {
		this.checkpoint = checkpoint;
	}

	public List<FrameworkInfo.Capability.Type> getCapabilities() {
		return this.capabilities;
	}

	public void setCapabilities(List<FrameworkInfo.Capability.Type> capabilities) {
		this.capabilities = capabilities;
	}

	public IdStore getIdStore() {
		return this.idStore;
	}

	public void setIdStore(IdStore idStore) {
		this.idStore = idStore;
	}

	public @Nullable Path getIdFile() {
		return this.idFile;
	}

	public void setIdFile(@Nullable Path idFile) {
		this.idFile = idFile;
	}

	/**
	 * The file of a framework id. A framework may have any name; a file may not.
	 * @param configured the file that is configured, or {@code null}
	 * @param frameworkName the name of the framework
	 * @return the file, by default one named like the framework
	 */
	public static Path idFile(@Nullable Path configured, String frameworkName) {
		return (configured != null) ? configured
				: Path.of(".mesos", frameworkName.replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".id");
	}

	/**
	 * Where the framework id is kept.
	 */
	public enum IdStore {

		/** In a file, written atomically and locked while the application runs. */
		FILE,

		/**
		 * In memory: a restarted application is another framework, and the tasks of the
		 * former one live until its failover timeout has passed.
		 */
		MEMORY,

		/** In ZooKeeper, for several instances. */
		ZOOKEEPER,

		/** In a table of the application's database, for several instances. */
		JDBC

	}

}
