package io.github.mesosspring.event;

import java.util.Objects;

import io.github.mesosspring.protocol.TaskGroupInfo;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.executor.Event;

/**
 * What an agent sends to an executor. It sends nothing of it twice, so that all of it
 * outlasts its subscription: SUBSCRIBED too, since the handlers of what follows it may
 * rely on it.
 */
final class ExecutorEventSchema {

	static final EventSchema<Event> INSTANCE = new EventSchema.Builder<>(Event.getDefaultInstance(), ApiRole.EXECUTOR)
		.payload(MesosEventType.SUBSCRIBED, Event.Subscribed.class, Event::hasSubscribed, Event::getSubscribed)
		.payload(MesosEventType.LAUNCH, Event.Launch.class, Event::hasLaunch, Event::getLaunch)
		.payload(MesosEventType.LAUNCH_GROUP, Event.LaunchGroup.class, Event::hasLaunchGroup, Event::getLaunchGroup)
		.payload(MesosEventType.KILL, Event.Kill.class, Event::hasKill, Event::getKill)
		.payload(MesosEventType.ACKNOWLEDGED, Event.Acknowledged.class, Event::hasAcknowledged, Event::getAcknowledged)
		.payload(MesosEventType.MESSAGE, Event.Message.class, Event::hasMessage, Event::getMessage)
		.payload(MesosEventType.ERROR, Event.Error.class, Event::hasError, Event::getError)
		.bare(MesosEventType.SHUTDOWN)
		.bare(MesosEventType.HEARTBEAT)
		.part(TaskInfo.class, (event) -> event.getLaunch().getTask(), MesosEventType.LAUNCH)
		.part(TaskGroupInfo.class, (event) -> event.getLaunchGroup().getTaskGroup(), MesosEventType.LAUNCH_GROUP)
		.list(TaskInfo.class, (event) -> event.getLaunchGroup().getTaskGroup().getTasksList(),
				MesosEventType.LAUNCH_GROUP)
		.part(TaskID.class,
				(event) -> event.hasKill() ? event.getKill().getTaskId() : event.getAcknowledged().getTaskId(),
				MesosEventType.KILL, MesosEventType.ACKNOWLEDGED)
		.build(Objects::nonNull);

	private ExecutorEventSchema() {
	}

}
