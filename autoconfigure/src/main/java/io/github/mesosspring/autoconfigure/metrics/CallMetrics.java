package io.github.mesosspring.autoconfigure.metrics;

import io.github.mesosspring.call.CallStatistics;

/**
 * The gauges of calls that have no outcome yet.
 */
class CallMetrics {

	CallMetrics(FrameworkMeters meters, CallStatistics statistics) {
		meters.gauge("mesos.calls.waiting", "Calls that wait for their turn", statistics, CallStatistics::waiting);
		meters.gauge("mesos.calls.in.flight", "Calls whose answer is waited for", statistics, CallStatistics::inFlight);
	}

}
