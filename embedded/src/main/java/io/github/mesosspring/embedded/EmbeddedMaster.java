package io.github.mesosspring.embedded;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

import io.github.mesosspring.embedded.cluster.MasterProcess;
import io.github.mesosspring.embedded.fault.CallFault;
import io.github.mesosspring.embedded.fault.StreamFaults;
import io.github.mesosspring.protocol.MasterInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * One master of an embedded cluster. It stays the same master on the same port when it is
 * started again, although its id is new. Thread-safe.
 */
public final class EmbeddedMaster {

	private final MasterProcess process;

	EmbeddedMaster(MasterProcess process) {
		this.process = process;
	}

	/**
	 * Where the master listens, or listened before it ended.
	 * @return {@code http://address:port}
	 */
	public URI uri() {
		return this.process.uri();
	}

	/**
	 * Answer the next scheduler call in the place of this master, which never sees it.
	 * @param status the status, with the body and headers a master would send
	 */
	public void answerNext(int status) {
		nextCall().answer(status);
	}

	/**
	 * Let something go wrong with a scheduler call: say which, then what.
	 * @return the fault, for the next call of whatever type
	 */
	public CallFault nextCall() {
		return this.process.callFaults().add();
	}

	/**
	 * Let something go wrong with a scheduler call.
	 * @param type which one: the next of this type
	 * @return the fault
	 */
	public CallFault nextCall(Call.Type type) {
		return nextCall().ofType(type);
	}

	/**
	 * Forget the faults of calls and of further streams that have not happened yet. Those
	 * of open streams hold until their {@code restore()}.
	 */
	public void clearFaults() {
		this.process.callFaults().clear();
		this.process.streams().clear();
	}

	/**
	 * The stream of the scheduler that subscribed last.
	 * @return the means to spoil it
	 * @throws IllegalStateException if no scheduler is subscribed with this master
	 */
	public StreamFaults leadingStream() {
		List<StreamFaults> open = streams();
		if (open.isEmpty()) {
			throw new IllegalStateException("No scheduler has a stream open with " + this
					+ "; wait until one is subscribed, or use onNextStream");
		}
		return open.get(open.size() - 1);
	}

	/**
	 * The open streams of schedulers.
	 * @return the streams, the last opened last
	 */
	public List<StreamFaults> streams() {
		return this.process.streams().open();
	}

	/**
	 * Spoil the next stream before anything is sent on it, SUBSCRIBED included.
	 * @param spoiler called once, on the thread of the master: must not block
	 */
	public void onNextStream(Consumer<StreamFaults> spoiler) {
		this.process.streams().onNext(spoiler);
	}

	/**
	 * The id of the running process, with which the ids of frameworks, offers and agents
	 * begin that it gives out.
	 * @return the id
	 * @throws IllegalStateException if the master does not run
	 */
	public String id() {
		MasterInfo info = this.process.info();
		if (info == null) {
			throw new IllegalStateException("The master at " + uri() + " does not run; restart() gives it a new id");
		}
		return info.getId();
	}

	/**
	 * Whether the master runs.
	 * @return {@code false} after it crashed or lost its leadership
	 */
	public boolean isRunning() {
		return this.process.info() != null;
	}

	/**
	 * Whether the master is the elected leader.
	 * @return {@code true} for the leader, also before it has read the registry
	 */
	public boolean leads() {
		return this.process.leads();
	}

	/**
	 * End the process as SIGKILL does: its port is closed and all connections are cut.
	 * The others take it for the leader until its session has expired. Takes a few
	 * seconds at most; nothing happens if it does not run.
	 */
	public void crash() {
		this.process.stop();
	}

	/**
	 * Start the master again on its port, with a new id. It follows if another leads.
	 * @throws IllegalStateException if it runs or its port was taken meanwhile
	 */
	public void restart() {
		this.process.start();
	}

	/**
	 * Let the leader lose its leadership. Its process ends, as a real one's does.
	 * @throws IllegalStateException if it does not lead
	 */
	public void stepDown() {
		this.process.stepDown();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EmbeddedMaster master && master.process == this.process;
	}

	@Override
	public int hashCode() {
		return this.process.hashCode();
	}

	@Override
	public String toString() {
		return "master " + uri();
	}

}
