package io.github.mesosspring.embedded.zookeeper;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.MasterInfo;

/**
 * The node of a master: its name, which orders masters, and its content, the description
 * of the master as JSON with keys in alphabetical order.
 */
final class MasterNode {

	static final String PREFIX = "json.info_";

	private static final Pattern NAME = Pattern.compile("json\\.info_-?\\d{1,10}");

	private static final String CONTENT = "{\"address\":{\"hostname\":\"%1$s\",\"ip\":\"%2$s\",\"port\":%3$d},"
			+ "\"capabilities\":[{\"type\":\"AGENT_UPDATE\"},{\"type\":\"AGENT_DRAINING\"},{\"type\":\"QUOTA_V2\"}],"
			+ "\"hostname\":\"%1$s\",\"id\":\"%4$s\",\"ip\":%5$d,\"pid\":\"%6$s\",\"port\":%3$d,\"version\":\"%7$s\"}";

	private MasterNode() {
	}

	/**
	 * The node of the leader, which has the smallest number.
	 */
	static Optional<String> leader(List<String> children) {
		return children.stream()
			.filter((name) -> NAME.matcher(name).matches())
			.min(Comparator.comparingInt(MasterNode::sequence));
	}

	private static int sequence(String name) {
		return (int) Long.parseLong(name.substring(PREFIX.length()));
	}

	static byte[] content(MasterInfo master) {
		return String
			.format(Locale.ROOT, CONTENT, master.getHostname(), master.getAddress().getIp(), master.getPort(),
					master.getId(), Integer.toUnsignedLong(master.getIp()), master.getPid(), master.getVersion())
			.getBytes(StandardCharsets.UTF_8);
	}

	static MasterInfo read(byte[] content) {
		return Encoding.JSON.codec().decode(content, MasterInfo.getDefaultInstance());
	}

}
