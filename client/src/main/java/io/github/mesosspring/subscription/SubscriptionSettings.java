package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.event.EventSink;
import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.leader.LeaderDetector;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.session.Sessions;
import io.github.mesosspring.stream.Clock;
import io.github.mesosspring.version.MasterVersion;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * What a {@link MesosSubscriptionBuilder} was told; see there.
 */
record SubscriptionSettings(FrameworkInfo frameworkInfo, Encoding encoding, long maxRecordSize, int missedHeartbeats,
		Duration initialBackoff, Duration maxBackoff, Duration subscribeTimeout, Duration maxPause,
		OnFrameworkRemoved onFrameworkRemoved, LifecycleSettings lifecycle, StreamConnector connector,
		Function<URI, Mono<MasterVersion>> masterVersions, LeaderDetector leaderDetector,
		FrameworkIdStore frameworkIdStore, Sessions sessions, EventSink sink, List<SubscriptionListener> listeners,
		Supplier<Scheduler> schedulers, boolean ownScheduler, Clock clock, DoubleSupplier random) {

}
