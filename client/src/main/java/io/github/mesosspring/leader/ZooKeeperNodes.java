package io.github.mesosspring.leader;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of the nodes that masters write below their path in ZooKeeper. Others, such
 * as those of the replicated log, are nobody's business.
 */
final class ZooKeeperNodes {

	private static final Pattern MASTER = Pattern.compile("json\\.info_(-\\d{9,10}|\\d{10})");

	private ZooKeeperNodes() {
	}

	/**
	 * The node of the leader: of the master that came first.
	 * @param names all names
	 * @return the name, or nothing if there is no master
	 */
	static Optional<String> leader(List<String> names) {
		return names.stream()
			.filter((name) -> MASTER.matcher(name).matches())
			.min(Comparator.comparingInt(ZooKeeperNodes::sequence));
	}

	/**
	 * ZooKeeper counts in a signed integer, and on after its end.
	 */
	private static int sequence(String name) {
		Matcher matcher = MASTER.matcher(name);
		return matcher.matches() ? (int) Long.parseLong(matcher.group(1)) : 0;
	}

}
