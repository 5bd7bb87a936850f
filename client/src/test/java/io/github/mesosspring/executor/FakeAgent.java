package io.github.mesosspring.executor;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import com.google.protobuf.ByteString;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.http.MesosWebClients;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.executor.Call;
import io.github.mesosspring.protocol.executor.Event;
import io.github.mesosspring.recordio.RecordIoEncoder;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.client.reactive.MockClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * An agent without a network: answers where it is asked, on the same thread.
 */
final class FakeAgent implements ExchangeFunction, MesosWebClients {

	final List<Call> calls = new ArrayList<>();

	/** The uuids of updates in the order they were acknowledged. */
	final List<ByteString> acknowledged = new ArrayList<>();

	final List<String> authorizations = new ArrayList<>();

	/** Is told of each SUBSCRIBE before it is answered. */
	Consumer<Call.Subscribe> onSubscribe = (subscribe) -> {
	};

	private final MessageCodec codec;

	private @Nullable Answer answer;

	private @Nullable Answer answerToCalls;

	/** What a stream begins with. */
	private List<Event> greeting = List.of(AgentEvents.subscribed());

	private boolean acknowledging = true;

	private Sinks.Many<DataBuffer> stream = Sinks.many().unicast().onBackpressureBuffer();

	private boolean open;

	FakeAgent(MessageCodec codec) {
		this.codec = codec;
	}

	@Override
	public WebClient stream() {
		return WebClient.builder().exchangeFunction(this).build();
	}

	@Override
	public WebClient calls() {
		return stream();
	}

	@Override
	public Mono<ClientResponse> exchange(ClientRequest request) {
		Call call = this.codec.decode(body(request), Call.getDefaultInstance());
		this.calls.add(call);
		this.authorizations.add(String.valueOf(request.headers().getFirst(HttpHeaders.AUTHORIZATION)));
		boolean subscribe = call.getType() == Call.Type.SUBSCRIBE;
		if (subscribe) {
			this.onSubscribe.accept(call.getSubscribe());
		}
		Answer refusal = (!subscribe && this.answerToCalls != null) ? this.answerToCalls : this.answer;
		if (refusal != null) {
			return refusal.respond();
		}
		if (subscribe) {
			return Mono.just(subscribed(call));
		}
		Mono<ClientResponse> taken = new Answer(202, "").respond();
		return (call.getType() == Call.Type.UPDATE && this.acknowledging)
				? taken.doAfterTerminate(() -> acknowledge(call.getUpdate().getStatus())) : taken;
	}

	/**
	 * Answer everything with a status.
	 */
	FakeAgent answering(int status, String words) {
		this.answer = new Answer(status, words);
		return this;
	}

	/**
	 * Answer everything but SUBSCRIBE with a status.
	 */
	FakeAgent answeringCalls(int status, String words) {
		this.answerToCalls = new Answer(status, words);
		return this;
	}

	/**
	 * The process is gone: streams break, and nothing can be connected to.
	 */
	FakeAgent down() {
		this.answer = new Answer(0, "Connection refused");
		this.open = false;
		this.stream.tryEmitError(new ConnectException("Connection reset"));
		return this;
	}

	FakeAgent up() {
		this.answer = null;
		this.answerToCalls = null;
		return this;
	}

	FakeAgent greetingWith(Event... events) {
		this.greeting = List.of(events);
		return this;
	}

	FakeAgent acknowledging(boolean acknowledging) {
		this.acknowledging = acknowledging;
		return this;
	}

	boolean isOpen() {
		return this.open;
	}

	void send(Event... events) {
		for (Event event : events) {
			sendBytes(RecordIoEncoder.encode(this.codec.encode(event)));
		}
	}

	void sendBytes(byte[] bytes) {
		this.stream.tryEmitNext(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
	}

	void acknowledge(TaskStatus update) {
		this.acknowledged.add(update.getUuid());
		send(AgentEvents.acknowledged(update.getTaskId(), update.getUuid()));
	}

	/**
	 * The last chunk, without an event.
	 */
	void endStream() {
		this.open = false;
		this.stream.tryEmitComplete();
	}

	List<Call> calls(Call.Type type) {
		return this.calls.stream().filter((call) -> call.getType() == type).toList();
	}

	Call last(Call.Type type) {
		List<Call> calls = calls(type);
		return calls.get(calls.size() - 1);
	}

	/**
	 * The states of a task in the order the agent first heard of them, by whatever call.
	 */
	List<TaskStatus> heard(TaskID task) {
		List<TaskStatus> heard = new ArrayList<>();
		List<ByteString> uuids = new ArrayList<>();
		for (Call call : this.calls) {
			for (TaskStatus status : statuses(call)) {
				if (status.getTaskId().equals(task) && !uuids.contains(status.getUuid())) {
					uuids.add(status.getUuid());
					heard.add(status);
				}
			}
		}
		return heard;
	}

	private static List<TaskStatus> statuses(Call call) {
		return (call.getType() == Call.Type.UPDATE) ? List.of(call.getUpdate().getStatus())
				: call.getSubscribe().getUnacknowledgedUpdatesList().stream().map(Call.Update::getStatus).toList();
	}

	private ClientResponse subscribed(Call call) {
		// as a real agent does: the earlier stream gets its last chunk
		this.stream.tryEmitComplete();
		this.stream = Sinks.many().unicast().onBackpressureBuffer();
		this.open = true;
		send(this.greeting.toArray(Event[]::new));
		if (this.acknowledging) {
			statuses(call).forEach(this::acknowledge);
		}
		return ClientResponse.create(HttpStatusCode.valueOf(200)).body(this.stream.asFlux()).build();
	}

	private static byte[] body(ClientRequest request) {
		MockClientHttpRequest written = new MockClientHttpRequest(HttpMethod.POST, request.url());
		request.writeTo(written, ExchangeStrategies.withDefaults()).block();
		DataBuffer buffer = DataBufferUtils.join(written.getBody()).block();
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		return bytes;
	}

	/**
	 * What a request is answered with.
	 *
	 * @param status the status, or 0 for a connection that is refused
	 * @param words the body
	 */
	private record Answer(int status, String words) {

		Mono<ClientResponse> respond() {
			if (this.status == 0) {
				return Mono.error(new ConnectException(this.words));
			}
			DataBuffer body = DefaultDataBufferFactory.sharedInstance.wrap(this.words.getBytes(StandardCharsets.UTF_8));
			return Mono.just(ClientResponse.create(HttpStatusCode.valueOf(this.status))
				.body(this.words.isEmpty() ? Flux.empty() : Flux.just(body))
				.build());
		}

	}

}
