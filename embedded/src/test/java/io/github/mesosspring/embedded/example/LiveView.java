package io.github.mesosspring.embedded.example;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.mesosspring.operator.MasterStreamItem;
import io.github.mesosspring.operator.MesosOperatorTemplate;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.Task;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskState;
import io.github.mesosspring.protocol.master.Event;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.Disposable;

// tag::example[]
public class LiveView implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(LiveView.class);

	private final Disposable stream;

	private volatile Map<String, TaskState> tasks = Map.of();

	public LiveView(MesosOperatorTemplate operator) {
		this.stream = operator.master()
			.events()
			.subscribe(this::apply, (ex) -> logger.error("The view is not kept any more", ex));
	}

	/** The states of all tasks, by framework and task id. */
	public Map<String, TaskState> tasks() {
		return this.tasks;
	}

	private void apply(MasterStreamItem item) {
		if (item instanceof MasterStreamItem.Snapshot snapshot) {
			Map<String, TaskState> known = new ConcurrentHashMap<>();
			for (Task task : snapshot.state().getGetTasks().getTasksList()) {
				known.put(key(task.getFrameworkId(), task.getTaskId()), task.getState());
			}
			this.tasks = known;
		}
		else if (item instanceof MasterStreamItem.Change change) {
			apply(change.event());
		}
	}

	private void apply(Event event) {
		switch (event.getType()) {
			case TASK_ADDED -> {
				Task task = event.getTaskAdded().getTask();
				this.tasks.put(key(task.getFrameworkId(), task.getTaskId()), task.getState());
			}
			case TASK_UPDATED -> {
				// replace: an update may be older than the snapshot, and its task gone
				Event.TaskUpdated update = event.getTaskUpdated();
				this.tasks.replace(key(update.getFrameworkId(), update.getStatus().getTaskId()), update.getState());
			}
			case FRAMEWORK_REMOVED -> {
				FrameworkID framework = event.getFrameworkRemoved().getFrameworkInfo().getId();
				this.tasks.keySet().removeIf((key) -> key.startsWith(framework.getValue() + "/"));
			}
			default -> {
				// not of interest to this view
			}
		}
	}

	private static String key(FrameworkID framework, TaskID task) {
		return framework.getValue() + "/" + task.getValue();
	}

	@Override
	public void close() {
		this.stream.dispose();
	}

}
// end::example[]
