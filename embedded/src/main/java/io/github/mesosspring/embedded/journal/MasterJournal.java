package io.github.mesosspring.embedded.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.mesosspring.embedded.http.HttpAnswer;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * What one master writes into the journal. Calls and events are written on the master's
 * thread only.
 */
public final class MasterJournal {

	private final Journal journal;

	private final String master;

	/** Events that a call causes before it is answered; they come behind it. */
	private @Nullable List<Pending> pending;

	/**
	 * Create the journal of a master.
	 * @param journal the journal of the cluster
	 * @param master the address of the master
	 */
	public MasterJournal(Journal journal, String master) {
		this.journal = journal;
		this.master = master;
	}

	/**
	 * Handle a call and write it down with its answer.
	 * @param call the call
	 * @param name the name of its framework, empty if the master does not know it
	 * @param handler handles it
	 * @return the answer
	 */
	public HttpAnswer call(Call call, String name, Supplier<HttpAnswer> handler) {
		List<Pending> caused = new ArrayList<>();
		this.pending = caused;
		HttpAnswer answer = new HttpAnswer.Nothing();
		try {
			answer = handler.get();
			return answer;
		}
		finally {
			this.pending = null;
			write(call, name, answer, caused);
		}
	}

	private void write(Call call, String name, HttpAnswer answer, List<Pending> caused) {
		String id = caused.stream()
			.filter((pending) -> call.hasSubscribe() && pending.event.hasSubscribed())
			.findFirst()
			.map((pending) -> pending.framework.id())
			.orElse(call.getFrameworkId().getValue());
		JournalFramework framework = new JournalFramework(id, name);
		this.journal.append(call, (number) -> new JournalEntry.CallAnswered(number, this.journal.now(), this.master,
				framework, call, status(answer), text(answer)));
		caused.forEach((pending) -> write(pending.framework, pending.event));
	}

	/**
	 * Write down a request that was no valid call. May be called by any thread.
	 * @param answer its answer
	 */
	public void refused(HttpAnswer answer) {
		this.journal.append(null, (number) -> new JournalEntry.RequestRefused(number, this.journal.now(), this.master,
				status(answer), text(answer)));
	}

	/**
	 * Begin the stream of a scheduler.
	 * @param subscribe the call that opens it
	 * @return writes down what becomes of it
	 */
	public StreamJournal stream(Call.Subscribe subscribe) {
		return new StreamJournal(this, new JournalFramework(subscribe.getFrameworkInfo().getId().getValue(),
				subscribe.getFrameworkInfo().getName()));
	}

	void sent(JournalFramework framework, Event event) {
		if (this.pending != null) {
			this.pending.add(new Pending(framework, event));
		}
		else {
			write(framework, event);
		}
	}

	private void write(JournalFramework framework, Event event) {
		if (event.hasSubscribed()) {
			this.journal.streamOpened(framework);
		}
		this.journal.append(event,
				(number) -> new JournalEntry.EventSent(number, this.journal.now(), this.master, framework, event));
	}

	void closed(JournalFramework framework) {
		boolean replaced = this.journal.streamClosed(framework);
		this.journal.append(null, (number) -> new JournalEntry.StreamClosed(number, this.journal.now(), this.master,
				framework, replaced));
	}

	private static int status(HttpAnswer answer) {
		if (answer instanceof HttpAnswer.Complete complete) {
			return complete.status();
		}
		return (answer instanceof HttpAnswer.Subscription) ? 200 : 0;
	}

	private static String text(HttpAnswer answer) {
		boolean text = answer instanceof HttpAnswer.Complete complete && complete.contentType() != null
				&& complete.contentType().startsWith("text/");
		return text ? new String(((HttpAnswer.Complete) answer).body(), StandardCharsets.UTF_8) : "";
	}

	private record Pending(JournalFramework framework, Event event) {
	}

}
