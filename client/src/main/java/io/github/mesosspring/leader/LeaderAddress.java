package io.github.mesosspring.leader;

/**
 * Which part of what a master says about itself to connect to. Masters found in
 * ZooKeeper, or in a key of etcd, name themselves twice.
 */
public enum LeaderAddress {

	/**
	 * The host name; the IP address of a master that has none. Certificates are usually
	 * issued for it.
	 */
	HOSTNAME,

	/**
	 * The IP address, for clients that cannot resolve the host names of masters.
	 */
	IP

}
