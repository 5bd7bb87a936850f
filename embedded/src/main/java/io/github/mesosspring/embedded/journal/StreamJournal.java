package io.github.mesosspring.embedded.journal;

import com.google.protobuf.Message;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * What a master writes down of the stream of one scheduler, on its own thread: nothing it
 * sends comes after the end of the stream. Only what a test sends comes on another one.
 */
public final class StreamJournal {

	private final MasterJournal journal;

	private volatile JournalFramework framework;

	private volatile boolean subscribed;

	StreamJournal(MasterJournal journal, JournalFramework framework) {
		this.journal = journal;
		this.framework = framework;
	}

	/**
	 * An event was written to the stream.
	 * @param message the event
	 */
	public void sent(Message message) {
		if (message instanceof Event event) {
			if (event.hasSubscribed()) {
				this.framework = new JournalFramework(event.getSubscribed().getFrameworkId().getValue(),
						this.framework.name());
				this.subscribed = true;
			}
			this.journal.sent(this.framework, event);
		}
	}

	/**
	 * The master has noticed that the connection of the stream is gone.
	 */
	public void closed() {
		if (this.subscribed) {
			this.journal.closed(this.framework);
		}
	}

}
