package io.github.mesosspring.embedded.journal;

import com.google.protobuf.Message;
import io.github.mesosspring.protocol.scheduler.Event;

/**
 * What a master writes down of the stream of one scheduler. Events are sent on the
 * master's thread only.
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
	 * The connection of the stream is gone. May be called by any thread.
	 */
	public void closed() {
		if (this.subscribed) {
			this.journal.closed(this.framework);
		}
	}

}
