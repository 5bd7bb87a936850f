package io.github.mesosspring.sample;

import java.time.Duration;
import java.util.Locale;

import io.github.mesosspring.embedded.proxy.Direction;
import io.github.mesosspring.embedded.proxy.TcpProxy;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * When the application is killed, while jobs of a name wait and run.
 */
enum KillMoment {

	/** The ACCEPT may or may not leave. */
	INTENT_IS_ON_DISK {

		@Override
		void await(ChildJvm process, Application application, String jobs, TcpProxy network) {
			application.awaitOnDisk("$.jobs[?(@.name == '" + jobs + "' && @.launch.taskId)]");
		}

	},

	/** The answer to the ACCEPT has probably not been read. */
	ACCEPT_HAS_LEFT {

		@Override
		void await(ChildJvm process, Application application, String jobs, TcpProxy network) {
			application.awaitOnDisk("$.jobs[?(@.name == '" + jobs + "' && @.launch.taskId)]");
			long sent = network.bytes(Direction.TO_TARGET);
			patiently().until(() -> network.bytes(Direction.TO_TARGET) > sent);
		}

	},

	/** What the update said is on disk, the acknowledgement has hardly left. */
	UPDATE_IS_BEING_HANDLED {

		@Override
		void await(ChildJvm process, Application application, String jobs, TcpProxy network) {
			application.awaitOnDisk(
					"$.jobs[?(@.name == '" + jobs + "')].history[?(@.state in ['TASK_STARTING', 'TASK_RUNNING'])]");
		}

	},

	/** SIGTERM first; the orderly stop is under way. */
	STOP_IS_UNDER_WAY {

		@Override
		void await(ChildJvm process, Application application, String jobs, TcpProxy network) {
			application.awaitOnDisk("$.jobs[?(@.name == '" + jobs + "' && @.launch.taskId)]");
			process.sigterm();
			process.awaitOutput("(Commencing graceful shutdown|Graceful shutdown|STOPPED|[Ss]topp|[Ss]hutdown)");
		}

	},

	/** SIGTERM first; the stream is closed already, or everything is. */
	STREAM_IS_CLOSED {

		@Override
		void await(ChildJvm process, Application application, String jobs, TcpProxy network) {
			process.sigterm();
			patiently().until(() -> network.connections() == 0);
		}

	},

	/** SUBSCRIBE has left, SUBSCRIBED cannot come. */
	SUBSCRIBED_HAS_NOT_COME {

		@Override
		void before(TcpProxy network) {
			network.stall(Direction.TO_CLIENT);
		}

		@Override
		void await(ChildJvm process, Application application, String jobs, TcpProxy network) {
			patiently().until(() -> network.connections() > 0 && network.heldBack(Direction.TO_CLIENT) > 0);
		}

	};

	/**
	 * What is to be so before the application starts.
	 * @param network between it and the master
	 */
	void before(TcpProxy network) {
	}

	/**
	 * Wait for the moment.
	 * @param process the application
	 * @param application the same
	 * @param jobs the name of the jobs
	 * @param network between it and the master
	 */
	abstract void await(ChildJvm process, Application application, String jobs, TcpProxy network);

	/**
	 * Whether jobs can be submitted before.
	 */
	boolean isWhileItWorks() {
		return this != SUBSCRIBED_HAS_NOT_COME;
	}

	String title() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	private static ConditionFactory patiently() {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(2));
	}

}
