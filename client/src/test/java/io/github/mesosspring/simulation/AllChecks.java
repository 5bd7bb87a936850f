package io.github.mesosspring.simulation;

import java.util.List;

/**
 * What must hold in every simulation.
 */
final class AllChecks {

	private AllChecks() {
	}

	static List<Check> of(World world) {
		Updates updates = world.updates();
		SimulatedScheduler scheduler = world.scheduler();
		Settings settings = world.settings();
		return List.of(new OnlyHandledUpdatesAreAcknowledged(updates), new EveryUpdateIsHandled(updates),
				new EveryUpdateIsAcknowledged(updates), new OneSubscriptionAtATime(),
				new OnlyTheCurrentStreamIdIsUsed(), new NoVoidOfferLeaves(settings.encoding()),
				new EveryCallEndsOnceAndInTime(scheduler, settings.callTimeout()),
				new TheQueueStaysWithinItsBounds(settings), new UpdatesOfATaskKeepTheirOrder(),
				new HandledUpdatesAreNotHandledAgain(), new SubscribedIsABarrier(), new TheFrameworkKeepsItsId(),
				new NothingLeavesAfterAStop(), new AStopEnds(scheduler), new TheEndOfAStreamIsNoticed(scheduler),
				new NoAcceptIsRepeated(), new SilenceIsNoticed(scheduler, settings));
	}

}
