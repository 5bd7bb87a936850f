package io.github.mesosspring.autoconfigure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The ZooKeeper of the framework's own data, its id and its election: the keys below
 * {@code mesos.zookeeper}. Not where masters are looked for, which is
 * {@code mesos.master}.
 */
public class MesosZookeeperProperties {

	static final String DEFAULT_PARENT = "/mesos-frameworks/";

	/**
	 * Comma-separated list of host:port of the ZooKeeper servers, with a path at the end
	 * if all paths are to be below it.
	 */
	private @Nullable String connectString;

	/**
	 * Path of the nodes, the same for all instances of the framework and for no other.
	 * Never the masters' path or one below it.
	 */
	private @Nullable String path;

	/**
	 * Time after which ZooKeeper takes an instance that it does not hear of for gone.
	 */
	private Duration sessionTimeout = Duration.ofSeconds(10);

	/**
	 * How long to wait for a connection.
	 */
	private Duration connectionTimeout = Duration.ofSeconds(5);

	/**
	 * User to authenticate as, by ZooKeeper's digest scheme. If set, nobody else may read
	 * or change the nodes.
	 */
	private @Nullable String username;

	/**
	 * Password of the user.
	 */
	private @Nullable String password;

	public @Nullable String getConnectString() {
		return this.connectString;
	}

	public void setConnectString(@Nullable String connectString) {
		this.connectString = connectString;
	}

	public @Nullable String getPath() {
		return this.path;
	}

	public void setPath(@Nullable String path) {
		this.path = path;
	}

	public Duration getSessionTimeout() {
		return this.sessionTimeout;
	}

	public void setSessionTimeout(Duration sessionTimeout) {
		this.sessionTimeout = sessionTimeout;
	}

	public Duration getConnectionTimeout() {
		return this.connectionTimeout;
	}

	public void setConnectionTimeout(Duration connectionTimeout) {
		this.connectionTimeout = connectionTimeout;
	}

	public @Nullable String getUsername() {
		return this.username;
	}

	public void setUsername(@Nullable String username) {
		this.username = username;
	}

	public @Nullable String getPassword() {
		return this.password;
	}

	public void setPassword(@Nullable String password) {
		this.password = password;
	}

	/**
	 * The path of a framework. A framework may have any name; a node may not.
	 * @param configured the path that is configured, or {@code null}
	 * @param frameworkName the name of the framework
	 * @return the path, by default one named like the framework
	 */
	public static String path(@Nullable String configured, String frameworkName) {
		if (StringUtils.hasText(configured)) {
			return configured;
		}
		String name = URLEncoder.encode(frameworkName, StandardCharsets.UTF_8).replace("+", "%20");
		return DEFAULT_PARENT + (name.chars().allMatch((c) -> c == '.') ? name.replace(".", "%2E") : name);
	}

}
