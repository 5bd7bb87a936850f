package io.github.mesosspring.simulation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.subscription.OnFrameworkRemoved;
import io.github.mesosspring.subscription.OnStop;

/**
 * How the client of a simulation is configured, and how large its cluster is.
 *
 * @param encoding the encoding of calls and events
 * @param updates how the application handles status updates
 * @param concurrency how many updates are handled at the same time
 * @param maxDeliveries after how many failures an update is parked; 0 for never
 * @param maxQueuedBytes the bound of the queue of events
 * @param maxQueuedEvents the other bound of that queue
 * @param maxPause how long the client may not read
 * @param maxQueuedCalls the bound of the queue of calls
 * @param acknowledgeConcurrency how many acknowledgements may be under way
 * @param callTimeout how long to wait for the outcome of a call
 * @param subscribeTimeout how long to wait for SUBSCRIBED
 * @param contested whether there is an election
 * @param onStop what becomes of the framework when the application stops
 * @param onFrameworkRemoved what the client does when its framework is removed
 * @param toldOfLeaders whether leader detection knows who leads; else it tries in turn
 * @param agents the number of agents
 * @param tasks how many tasks to launch
 * @param allocationNanos the time from one allocation to the next
 * @param hostileNanos how long faults occur
 */
record Settings(Encoding encoding, HandlerStyle updates, int concurrency, int maxDeliveries, int maxQueuedBytes,
		int maxQueuedEvents, Duration maxPause, int maxQueuedCalls, int acknowledgeConcurrency, Duration callTimeout,
		Duration subscribeTimeout, boolean contested, OnStop onStop, OnFrameworkRemoved onFrameworkRemoved,
		boolean toldOfLeaders, int agents, int tasks, long allocationNanos, long hostileNanos) {

	static final int MISSED_HEARTBEATS = 3;

	static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

	static Settings draw(RandomGenerator random) {
		HandlerStyle[] styles = HandlerStyle.values();
		return new Settings(random.nextBoolean() ? Encoding.PROTOBUF : Encoding.JSON,
				styles[random.nextInt(styles.length)], random.nextBoolean() ? 1 : random.nextInt(2, 5),
				random.nextBoolean() ? random.nextInt(2, 6) : 0, random.nextInt(1024, 8 * 1024), random.nextInt(4, 200),
				seconds(random, 5, 60), random.nextInt(4, 60), random.nextInt(1, 5), seconds(random, 3, 75),
				seconds(random, 3, 75), random.nextInt(4) == 0,
				(random.nextInt(20) == 0) ? OnStop.TEARDOWN : OnStop.FAILOVER,
				random.nextBoolean() ? OnFrameworkRemoved.STOP : OnFrameworkRemoved.SUBSCRIBE_AS_NEW,
				random.nextBoolean(), random.nextInt(1, 4), random.nextInt(5, 25),
				TimeUnit.SECONDS.toNanos(random.nextInt(1, 8)), TimeUnit.SECONDS.toNanos(random.nextInt(60, 900)));
	}

	private static Duration seconds(RandomGenerator random, int from, int to) {
		return Duration.ofSeconds(random.nextInt(from, to + 1));
	}

}
