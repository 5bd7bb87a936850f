package io.github.mesosspring.benchmarks.micro;

import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.TaskStatus;

import org.springframework.context.event.EventListener;

/**
 * The same handler of updates in all the ways it can be called.
 */
final class UpdateHandlers {

	/** Its name for the configuration. */
	static final String ID = "updates";

	private UpdateHandlers() {
	}

	/**
	 * What all do with an update.
	 */
	static class Direct {

		long seen;

		void update(TaskStatus status) {
			this.seen += status.getState().getNumber();
		}

	}

	/**
	 * Called by the dispatcher.
	 */
	static class Annotated extends Direct {

		@Override
		@MesosEventHandler(id = ID)
		public void update(TaskStatus status) {
			super.update(status);
		}

	}

	/**
	 * Called by the dispatcher, if it wants the event.
	 */
	static class Conditional extends Direct {

		@Override
		@MesosEventHandler(id = ID, condition = "#status.state.name() == 'TASK_RUNNING'")
		public void update(TaskStatus status) {
			super.update(status);
		}

	}

	/**
	 * Called by Spring.
	 */
	static class Listener extends Direct {

		@Override
		@EventListener
		public void update(TaskStatus status) {
			super.update(status);
		}

	}

}
