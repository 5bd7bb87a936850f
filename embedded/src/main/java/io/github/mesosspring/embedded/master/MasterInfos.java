package io.github.mesosspring.embedded.master;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

import io.github.mesosspring.embedded.version.VersionProfile;
import io.github.mesosspring.protocol.Address;
import io.github.mesosspring.protocol.MasterInfo;

/**
 * How masters describe themselves, to frameworks and to those who look for the leader.
 */
final class MasterInfos {

	private MasterInfos() {
	}

	/**
	 * Describe a master process that was just started.
	 * @param profile its version
	 * @param address the address it listens on
	 * @param port the port it listens on
	 * @return the description, with a new id
	 */
	static MasterInfo create(VersionProfile profile, String address, int port) {
		String hostname = MasterSettings.LOOPBACK.equals(address) ? "localhost" : address;
		MasterInfo.Builder info = MasterInfo.newBuilder()
			.setId(UUID.randomUUID().toString())
			.setIp(littleEndian(address))
			.setPort(port)
			.setPid("master@" + address + ":" + port)
			.setHostname(hostname)
			.setVersion(profile.release())
			.setAddress(Address.newBuilder().setHostname(hostname).setIp(address).setPort(port))
			.addCapabilities(capability(MasterInfo.Capability.Type.AGENT_UPDATE));
		if (profile.drainsAgents()) {
			info.addCapabilities(capability(MasterInfo.Capability.Type.AGENT_DRAINING));
		}
		return info.build();
	}

	private static MasterInfo.Capability capability(MasterInfo.Capability.Type type) {
		return MasterInfo.Capability.newBuilder().setType(type).build();
	}

	/** The low byte is the first of the address. Only IPv4 fits. */
	private static int littleEndian(String address) {
		byte[] bytes;
		try {
			bytes = InetAddress.getByName(address).getAddress();
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("'" + address + "' is not an address", ex);
		}
		int ip = 0;
		for (int index = 0; index < 4; index++) {
			ip |= (bytes[index] & 0xff) << (8 * index);
		}
		return ip;
	}

}
