package io.github.mesosspring.embedded;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Which addresses an embedded Mesos may listen on.
 */
final class Bindings {

	private Bindings() {
	}

	/**
	 * Check an address.
	 * @param address the address
	 * @param remoteClients whether it may be one that others can connect to
	 * @return the address in numbers
	 * @throws IllegalStateException if nobody may listen there
	 */
	static String check(String address, boolean remoteClients) {
		InetAddress resolved;
		try {
			resolved = InetAddress.getByName(address);
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("The address '" + address + "' to listen on cannot be resolved", ex);
		}
		if (resolved.isAnyLocalAddress() || !(resolved instanceof java.net.Inet4Address)) {
			throw new IllegalStateException("Embedded Mesos does not listen on '" + address
					+ "': frameworks are redirected to the address, so it must be one IPv4 address of this machine");
		}
		if (!resolved.isLoopbackAddress() && !remoteClients) {
			throw new IllegalStateException("Embedded Mesos does not listen on '" + address
					+ "': whoever can connect to it can run commands on this machine. If that is wanted, call "
					+ "allowRemoteClients() too");
		}
		return resolved.getHostAddress();
	}

}
