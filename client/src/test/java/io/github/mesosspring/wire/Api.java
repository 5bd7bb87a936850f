package io.github.mesosspring.wire;

import java.util.List;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.protocol.agent.ProcessIO;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import io.github.mesosspring.protocol.scheduler.Response;
import org.jspecify.annotations.Nullable;

/**
 * The v1 APIs and the messages each is made of.
 */
public enum Api {

	/** Scheduler and master. */
	SCHEDULER(Call.getDefaultInstance(), Event.getDefaultInstance(), Response.getDefaultInstance()),

	/** Executor and agent, which answers with nothing but a status. */
	EXECUTOR(io.github.mesosspring.protocol.executor.Call.getDefaultInstance(),
			io.github.mesosspring.protocol.executor.Event.getDefaultInstance(), null),

	/** Operator and master. */
	MASTER(io.github.mesosspring.protocol.master.Call.getDefaultInstance(),
			io.github.mesosspring.protocol.master.Event.getDefaultInstance(),
			io.github.mesosspring.protocol.master.Response.getDefaultInstance()),

	/** Operator and agent, whose streams are the input and output of processes. */
	AGENT(io.github.mesosspring.protocol.agent.Call.getDefaultInstance(), ProcessIO.getDefaultInstance(),
			io.github.mesosspring.protocol.agent.Response.getDefaultInstance());

	private final Message call;

	private final Message event;

	private final @Nullable Message answer;

	Api(Message call, Message event, @Nullable Message answer) {
		this.call = call;
		this.event = event;
		this.answer = answer;
	}

	/**
	 * The API a request is for.
	 * @param exchange the exchange of the request
	 * @return the API, or {@code null} if the path is that of none
	 */
	static @Nullable Api of(Exchange exchange) {
		String path = exchange.request().path().replaceAll("[?].*", "");
		if (path.matches("(/master)?/api/v1/scheduler(/.*)?")) {
			return SCHEDULER;
		}
		if (path.endsWith("/api/v1/executor")) {
			return EXECUTOR;
		}
		return !path.endsWith("/api/v1") ? null : exchange.target().equals("master") ? MASTER : AGENT;
	}

	/**
	 * What is asked.
	 * @return the default instance of the type
	 */
	public Message call() {
		return this.call;
	}

	/**
	 * What streams consist of.
	 * @return the default instance of the type
	 */
	public Message event() {
		return this.event;
	}

	/**
	 * What is answered, apart from streams.
	 * @return the default instance of the type, or {@code null} if there is none
	 */
	public @Nullable Message answer() {
		return this.answer;
	}

	/**
	 * The names of the types of a message, without those that stand for nothing.
	 * @param message what {@link #call()} or {@link #event()} returns
	 * @return the names in the order of the schema
	 */
	public static List<String> types(Message message) {
		Descriptor descriptor = message.getDescriptorForType();
		return descriptor.findFieldByName("type")
			.getEnumType()
			.getValues()
			.stream()
			.map((value) -> value.getName())
			.filter((name) -> !name.equals("UNKNOWN"))
			.toList();
	}

}
