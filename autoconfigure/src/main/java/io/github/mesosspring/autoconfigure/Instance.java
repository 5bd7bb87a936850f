package io.github.mesosspring.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * What to call this instance among others of the same framework.
 */
final class Instance {

	private Instance() {
	}

	static String name() {
		return "process " + ProcessHandle.current().pid() + " at " + host();
	}

	private static String host() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "a host without name";
		}
	}

}
