package io.github.mesosspring.test.reliability;

import java.util.Random;

import io.github.mesosspring.protocol.TaskState;

/**
 * What is to become of a task.
 */
enum Plan {

	/** It finishes. */
	FINISH("finish:%ds,start:%ds,healthy:%ds", "sleep 0.1", TaskState.TASK_FINISHED),

	/** It fails. */
	FAIL("fail:%ds:3,start:%ds,repeat", "sleep 0.1; exit 3", TaskState.TASK_FAILED),

	/** Its executor crashes. */
	CRASH("crash:%ds,start:%ds", "kill -9 $$", TaskState.TASK_FAILED),

	/** The framework kills it as soon as it runs. */
	KILL("run,start:%ds,kill:%ds", "sleep 600", TaskState.TASK_KILLED),

	/** It goes on running. */
	STAY("run,start:%ds,healthy:%ds", "sleep 600", TaskState.TASK_RUNNING);

	private final String script;

	private final String command;

	private final TaskState end;

	Plan(String script, String command, TaskState end) {
		this.script = script;
		this.command = command;
		this.end = end;
	}

	static Plan draw(Random random) {
		int drawn = random.nextInt(40);
		return (drawn < 25) ? FINISH : (drawn < 30) ? FAIL : (drawn < 34) ? CRASH : (drawn < 39) ? KILL : STAY;
	}

	/**
	 * A script with drawn times, for scripted agents.
	 */
	String script(Random random) {
		return this.script.formatted(1 + random.nextInt(8), random.nextInt(3), random.nextInt(3));
	}

	/**
	 * A command to the same end, for other agents.
	 */
	String command() {
		return this.command;
	}

	/**
	 * The last state of such a task.
	 */
	TaskState end() {
		return this.end;
	}

}
