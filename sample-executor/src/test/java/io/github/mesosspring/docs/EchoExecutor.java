package io.github.mesosspring.docs;

import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.event.MesosEventType;
import io.github.mesosspring.executor.ExecutorOperations;
import io.github.mesosspring.protocol.TaskInfo;
import io.github.mesosspring.protocol.TaskState;

import org.springframework.stereotype.Component;

@Component
class EchoExecutor {

	@MesosEventHandler(MesosEventType.LAUNCH)
	void launch(TaskInfo task, ExecutorOperations agent) {
		agent.update(task.getTaskId(), TaskState.TASK_RUNNING, null);
		System.out.println(task.getData().toStringUtf8());
		agent.update(task.getTaskId(), TaskState.TASK_FINISHED, null);
	}

}
