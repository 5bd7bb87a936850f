package io.github.mesosspring.call;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OfferID;
import io.github.mesosspring.protocol.TaskID;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;

/**
 * A master that answers calls as it is told to.
 */
final class MasterStub implements AutoCloseable {

	static final FrameworkID FRAMEWORK = FrameworkID.newBuilder().setValue("f-0000").build();

	static final String STREAM_ID = "stream-1";

	/** Counts at arrival; the journal of the server only knows what was answered. */
	private final AtomicInteger received = new AtomicInteger();

	private final WireMockServer server = new WireMockServer(WireMockConfiguration.options()
		.dynamicPort()
		.bindAddress("127.0.0.1")
		.containerThreads(20)
		.extensions(new ArrivalCounter()));

	private volatile CountDownLatch held = new CountDownLatch(0);

	MasterStub() {
		this.server.start();
		reset();
	}

	void reset() {
		this.received.set(0);
		release();
		this.server.resetAll();
		answers(WireMock.aResponse().withStatus(202));
	}

	void answers(ResponseDefinitionBuilder response) {
		this.server.stubFor(onCall().willReturn(response));
	}

	void answers(int status, String words) {
		answers(WireMock.aResponse().withStatus(status).withBody(words));
	}

	/** Keep the answers to what arrives from now on until {@link #release()}. */
	void hold() {
		this.held = new CountDownLatch(1);
	}

	void release() {
		this.held.countDown();
	}

	/** One answer after the other; the last one stays. */
	void answersInTurn(ResponseDefinitionBuilder... responses) {
		for (int i = 0; i < responses.length; i++) {
			String state = (i == 0) ? "Started" : "step " + i;
			String next = (i == responses.length - 1) ? state : "step " + (i + 1);
			this.server.stubFor(onCall().inScenario("turns")
				.whenScenarioStateIs(state)
				.willSetStateTo(next)
				.willReturn(responses[i]));
		}
	}

	WireMockServer server() {
		return this.server;
	}

	Session session(long epoch) {
		return new Session(uri(), FRAMEWORK, STREAM_ID, epoch);
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.port());
	}

	/** How many requests arrived. */
	int received() {
		return this.received.get();
	}

	/** What arrived, oldest first. */
	List<LoggedRequest> requests() {
		List<LoggedRequest> requests = new ArrayList<>();
		this.server.getAllServeEvents().forEach((event) -> requests.add(event.getRequest()));
		Collections.reverse(requests);
		return requests;
	}

	List<Call> calls() {
		return requests().stream().map(MasterStub::parse).toList();
	}

	static OfferID offer(String value) {
		return OfferID.newBuilder().setValue(value).build();
	}

	static TaskID task(String value) {
		return TaskID.newBuilder().setValue(value).build();
	}

	@Override
	public void close() {
		release();
		this.server.stop();
	}

	private static MappingBuilder onCall() {
		return WireMock.post(WireMock.urlEqualTo("/api/v1/scheduler"));
	}

	private static Call parse(LoggedRequest request) {
		try {
			return Call.parseFrom(request.getBody());
		}
		catch (InvalidProtocolBufferException ex) {
			throw new AssertionError(ex);
		}
	}

	private final class ArrivalCounter implements RequestFilterV2 {

		@Override
		public RequestFilterAction filter(Request request, ServeEvent event) {
			CountDownLatch gate = MasterStub.this.held;
			MasterStub.this.received.incrementAndGet();
			try {
				gate.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return RequestFilterAction.continueWith(request);
		}

		@Override
		public boolean applyToAdmin() {
			return false;
		}

		@Override
		public boolean applyToStubs() {
			return true;
		}

		@Override
		public String getName() {
			return "arrivals";
		}

	}

}
