package io.github.mesosspring.embedded;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

import io.github.mesosspring.embedded.cluster.MasterProcess;
import io.github.mesosspring.embedded.fault.CallFault;
import io.github.mesosspring.embedded.fault.StreamFaults;
import io.github.mesosspring.protocol.scheduler.Call;

/**
 * One master of an embedded cluster. Thread-safe.
 */
public final class EmbeddedMaster {

	private final MasterProcess process;

	EmbeddedMaster(MasterProcess process) {
		this.process = process;
	}

	/**
	 * Where the master listens.
	 * @return {@code http://127.0.0.1:port}
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
	 * Forget the faults of calls that have not happened yet.
	 */
	public void clearFaults() {
		this.process.callFaults().clear();
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

	@Override
	public String toString() {
		return "master " + uri();
	}

}
