package io.github.mesosspring.autoconfigure;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Refuses keys that cannot be together, before anything is made of them. What depends on
 * beans of the application is refused by whatever makes use of it.
 */
final class WrongCombinations {

	private static final String HTTP = "http://";

	/** As long as an array can be. */
	private static final long MAX_RECORD_SIZE = Integer.MAX_VALUE - 8;

	private WrongCombinations() {
	}

	/**
	 * Look for one.
	 * @param properties the keys
	 * @param environment where they come from
	 * @throws MesosConfigurationException if there is one
	 */
	static void refuse(MesosProperties properties, Environment environment) {
		UnusedKeys.refuse(new KeySources(environment));
		Bounds.positive("mesos.stop-timeout", properties.getStopTimeout());
		Bounds.notNegative("mesos.framework.failover-timeout", properties.getFramework().getFailoverTimeout());
		Bounds.notNegative("mesos.offers.refuse-seconds", properties.getOffers().getRefuseSeconds());
		recordSize(properties);
		subscription(properties.getSubscription());
		dispatch(properties.getDispatch());
		calls(properties.getCalls());
		reconciliation(properties.getReconciliation());
		zooKeeper(properties.getZookeeper());
		encryption(properties);
	}

	private static void subscription(MesosSubscriptionProperties subscription) {
		MesosSubscriptionProperties.Backoff backoff = subscription.getBackoff();
		Bounds.atLeast("mesos.subscription.missed-heartbeats", subscription.getMissedHeartbeats(), 1);
		Bounds.positive("mesos.subscription.backoff.initial", backoff.getInitial());
		Bounds.inOrder("mesos.subscription.backoff.initial", backoff.getInitial(), "mesos.subscription.backoff.max",
				backoff.getMax());
	}

	private static void dispatch(MesosDispatchProperties dispatch) {
		Bounds.atLeast("mesos.dispatch.max-queued-bytes", dispatch.getMaxQueuedBytes().toBytes(), 1);
		Bounds.atLeast("mesos.dispatch.max-queued-events", dispatch.getMaxQueuedEvents(), 1);
		Bounds.atLeast("mesos.dispatch.concurrency", dispatch.getConcurrency(), 1);
		Bounds.atLeast("mesos.dispatch.remembered-updates", dispatch.getRememberedUpdates(), 0);
		Bounds.atLeast("mesos.dispatch.max-deliveries", dispatch.getMaxDeliveries(), 0);
		Bounds.positive("mesos.dispatch.max-pause", dispatch.getMaxPause());
	}

	private static void calls(MesosCallsProperties calls) {
		Bounds.positive("mesos.calls.timeout", calls.getTimeout());
		Bounds.atLeast("mesos.calls.acknowledge-concurrency", calls.getAcknowledgeConcurrency(), 1);
		Bounds.atLeast("mesos.calls.max-queued", calls.getMaxQueued(), 1);
	}

	private static void reconciliation(MesosReconciliationProperties reconciliation) {
		Bounds.atLeast("mesos.reconciliation.chunk-size", reconciliation.getChunkSize(), 1);
		Bounds.positive("mesos.reconciliation.initial", reconciliation.getInitial());
		Bounds.inOrder("mesos.reconciliation.initial", reconciliation.getInitial(), "mesos.reconciliation.max",
				reconciliation.getMax());
		Bounds.notNegative("mesos.reconciliation.implicit-interval", reconciliation.getImplicitInterval());
	}

	/**
	 * Refuse records that no memory could hold.
	 */
	static void recordSize(MesosProperties properties) {
		Bounds.atLeast("mesos.max-record-size", properties.getMaxRecordSize().toBytes(), 1);
		if (properties.getMaxRecordSize().toBytes() > MAX_RECORD_SIZE) {
			throw new MesosConfigurationException(
					"'mesos.max-record-size' is " + properties.getMaxRecordSize()
							+ ", but an event is held in one piece, which has " + MAX_RECORD_SIZE + "B at most.",
					"Set mesos.max-record-size to 2047MB or less.");
		}
	}

	private static void zooKeeper(MesosZookeeperProperties zookeeper) {
		Bounds.positive("mesos.zookeeper.session-timeout", zookeeper.getSessionTimeout());
		Bounds.positive("mesos.zookeeper.connection-timeout", zookeeper.getConnectionTimeout());
		together("mesos.zookeeper.username", zookeeper.getUsername(), "mesos.zookeeper.password",
				zookeeper.getPassword());
	}

	private static void encryption(MesosProperties properties) {
		if (StringUtils.hasText(properties.getSsl().getBundle()) && namesHttp(properties.getMaster())) {
			throw new MesosConfigurationException(
					"'mesos.ssl.bundle' is set, but 'mesos.master' names a master with http://, "
							+ "to which nothing would be encrypted.",
					"Write https:// or no scheme at all in mesos.master, or remove mesos.ssl.bundle.");
		}
	}

	private static boolean namesHttp(@Nullable String master) {
		return master != null && Arrays.stream(master.split(","))
			.anyMatch((one) -> one.strip().regionMatches(true, 0, HTTP, 0, HTTP.length()));
	}

	private static void together(String one, @Nullable String oneValue, String other, @Nullable String otherValue) {
		if (StringUtils.hasText(oneValue) != StringUtils.hasText(otherValue)) {
			String present = StringUtils.hasText(oneValue) ? one : other;
			String missing = present.equals(one) ? other : one;
			throw new MesosConfigurationException("'%s' is set, but '%s' is not.".formatted(present, missing),
					"Set %s, or remove %s.".formatted(missing, present));
		}
	}

}
