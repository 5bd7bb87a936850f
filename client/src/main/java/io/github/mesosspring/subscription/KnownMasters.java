package io.github.mesosspring.subscription;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.version.MasterVersion;
import reactor.core.publisher.Mono;

/**
 * For which version each master is taken: what it tells, or less once it has shown that
 * it does not understand what it should. That is known until the master may have become
 * another, which is whenever a session with it ends, or it cannot be reached: then it is
 * asked again. Thread-safe.
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
	 * @return the version, {@link MasterVersion#NEWEST} if it does not tell; nothing is
	 * remembered of that, since it may tell the next time
	 */
	Mono<MasterVersion> versionOf(URI master) {
		Known now = this.known.get(master);
		return (now != null) ? Mono.just(now.version) : this.question.apply(master).doOnNext((told) -> {
			if (told.isTold()) {
				put(master, new Known(told, false));
			}
		});
	}

	/**
	 * Take a master for an older one from now on. That can be done once.
	 * @param master base URI of the master
	 * @param version the version to take it for
	 * @return whether it was not done before
	 */
	boolean degrade(URI master, MasterVersion version) {
		Known now = this.known.get(master);
		if (now != null && now.degraded) {
			return false;
		}
		put(master, new Known(version, true));
		return true;
	}

	void forget(URI master) {
		this.known.remove(master);
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

	private record Known(MasterVersion version, boolean degraded) {
	}

}
