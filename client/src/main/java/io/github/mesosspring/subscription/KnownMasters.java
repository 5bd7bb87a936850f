package io.github.mesosspring.subscription;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.version.MasterVersion;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * For which version each master is taken: what it tells, or less once it has shown that
 * it does not understand what it should. A master that may have become another is asked
 * again; if it does not answer then, it is taken for what it told before. Thread-safe.
 */
final class KnownMasters {

	/** A cluster has few; of one that keeps changing the addresses, not all are kept. */
	private static final int MANY = 100;

	private final Function<URI, Mono<MasterVersion>> question;

	private final Map<URI, Known> known = new ConcurrentHashMap<>();

	/**
	 * Create it.
	 * @param question asks a master; never fails, and is bounded
	 */
	KnownMasters(Function<URI, Mono<MasterVersion>> question) {
		this.question = question;
	}

	/**
	 * The version to take a master for.
	 * @param master base URI of the master
	 * @return the version, {@link MasterVersion#NEWEST} if it never told; nothing is
	 * remembered of that, since it may tell the next time
	 */
	Mono<MasterVersion> versionOf(URI master) {
		Known now = this.known.get(master);
		if (now != null && !now.doubtful) {
			return Mono.just(now.version);
		}
		MasterVersion before = (now != null) ? now.version : MasterVersion.NEWEST;
		return this.question.apply(master).defaultIfEmpty(MasterVersion.NEWEST).map((told) -> {
			if (!told.isTold()) {
				return before;
			}
			put(master, new Known(told, true, false));
			return told;
		});
	}

	/**
	 * Take a master that did not tell for an older one, until it is asked again.
	 * @param master base URI of the master
	 * @param version the version to take it for
	 */
	void degrade(URI master, MasterVersion version) {
		put(master, new Known(version, false, false));
	}

	/**
	 * Ask a master again, since it may have become another.
	 * @param master base URI of the master
	 */
	void askAgain(URI master) {
		this.known.computeIfPresent(master, (same, now) -> now.doubted());
	}

	/**
	 * Ask all of them again: clusters are upgraded master by master, and the leader last.
	 */
	void askAllAgain() {
		this.known.keySet().forEach(this::askAgain);
	}

	/**
	 * What a master says of itself in SUBSCRIBED, which those since 1.1 do.
	 * @param subscribed the event
	 * @param taken the version it was taken for
	 * @return the version
	 */
	static MasterVersion versionOf(Event.Subscribed subscribed, MasterVersion taken) {
		MasterVersion said = MasterVersion.of(subscribed.getMasterInfo().getVersion());
		return said.isTold() ? said : taken;
	}

	private void put(URI master, Known now) {
		if (this.known.size() >= MANY) {
			this.known.clear();
		}
		this.known.put(master, now);
	}

	private record Known(MasterVersion version, boolean told, boolean doubtful) {

		/**
		 * A guess is not worth keeping.
		 */
		@Nullable Known doubted() {
			return this.told ? new Known(this.version, true, true) : null;
		}

	}

}
