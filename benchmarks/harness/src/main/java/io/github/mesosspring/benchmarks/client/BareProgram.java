package io.github.mesosspring.benchmarks.client;

import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.benchmarks.contestant.Contestant;
import io.github.mesosspring.benchmarks.contestant.ContestantProgram;
import io.github.mesosspring.benchmarks.contestant.Events;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Reactor Netty and Protobuf alone: the limit. Events are handled where they are read,
 * or, with the system property {@code handoff}, by a thread that waits for them, as any
 * client has to that must not block the network. The system property {@code in-flight}
 * says how many acknowledgements may be in flight. Nothing is bounded, watched, checked
 * or repeated.
 */
public final class BareProgram implements Contestant {

	/**
	 * Run.
	 * @param args see {@link ContestantProgram}
	 */
	public static void main(String[] args) {
		ContestantProgram.run(new BareProgram(), args);
	}

	@Override
	public Subscription subscribe(URI master, String framework, Events events) throws Exception {
		Call subscribe = Call.newBuilder()
			.setType(Call.Type.SUBSCRIBE)
			.setSubscribe(Call.Subscribe.newBuilder()
				.setFrameworkInfo(FrameworkInfo.newBuilder().setUser("benchmark").setName(framework)))
			.build();
		HttpClient http = HttpClient.create()
			.baseUrl(master.toString())
			.headers((headers) -> headers.set("Content-Type", "application/x-protobuf")
				.set("Accept", "application/x-protobuf"));
		BareCalls calls = new BareCalls(http, Integer.getInteger("in-flight", 1));
		ExecutorService thread = Boolean.getBoolean("handoff") ? Executors.newSingleThreadExecutor() : null;
		BareEvents sink = new BareEvents(events, calls);
		BareRecords records = new BareRecords(
				(thread != null) ? (event) -> thread.execute(() -> sink.accept(event)) : sink);
		CountDownLatch closed = new CountDownLatch(1);
		var connection = http.post()
			.uri("/api/v1/scheduler")
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(subscribe.toByteArray())))
			.response((response, body) -> {
				calls.streamId(streamId(response.responseHeaders()));
				return body;
			})
			.doOnNext(records::read)
			.doFinally((signal) -> closed.countDown())
			.subscribe(null, events::failed);
		return new BareSubscription(calls, () -> {
			connection.dispose();
			closed.await(1, TimeUnit.SECONDS);
			if (thread != null) {
				thread.shutdownNow();
			}
		}, sink);
	}

	private static String streamId(HttpHeaders headers) {
		return headers.get("Mesos-Stream-Id", "");
	}

}
