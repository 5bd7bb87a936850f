package io.github.mesosspring.leader;

import java.net.URI;
import java.net.URISyntaxException;

import io.github.mesosspring.codec.CodecException;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.Address;
import io.github.mesosspring.protocol.MasterInfo;

/**
 * Makes a base URI from what a master says about itself, a {@code MasterInfo} as JSON.
 *
 * @param scheme the scheme of the URI
 * @param address which part to connect to
 */
record MasterInfoReader(String scheme, LeaderAddress address) {

	/**
	 * Read it.
	 * @param json the JSON, in UTF-8
	 * @return the base URI of the master
	 * @throws IllegalStateException if it does not say where the master is
	 */
	URI read(byte[] json) {
		MasterInfo master = decode(json);
		if (!master.hasAddress()) {
			throw new IllegalStateException("the leader does not say its address");
		}
		Address said = master.getAddress();
		String host = (this.address == LeaderAddress.HOSTNAME && !said.getHostname().isEmpty()) ? said.getHostname()
				: said.getIp();
		try {
			URI uri = new URI(this.scheme, null, host, said.getPort(), null, null, null);
			if (!host.isEmpty() && uri.getHost() != null && said.getPort() > 0 && said.getPort() < 65536) {
				return uri;
			}
		}
		catch (URISyntaxException ex) {
			// said below
		}
		throw new IllegalStateException("the leader says that it is at '" + host + "', port " + said.getPort()
				+ ", which is no address; mesos.leader.address chooses between its host name and its IP address");
	}

	private static MasterInfo decode(byte[] json) {
		try {
			return Encoding.JSON.codec().decode(json, MasterInfo.getDefaultInstance());
		}
		catch (CodecException ex) {
			throw new IllegalStateException(
					"what the leader says about itself is no MasterInfo in JSON: " + ex.getMessage(), ex);
		}
	}

}
