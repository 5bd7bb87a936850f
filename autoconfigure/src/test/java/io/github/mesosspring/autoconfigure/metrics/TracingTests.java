package io.github.mesosspring.autoconfigure.metrics;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.call.CallResponse;
import io.github.mesosspring.event.MesosEventHandler;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.TaskStatus;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Holds that calls belong to the trace of the event they answer, up to the wire.
 */
class TracingTests {

	private final List<SpanData> spans = new CopyOnWriteArrayList<>();

	private final List<String> traceparents = new CopyOnWriteArrayList<>();

	private final SdkTracerProvider provider = SdkTracerProvider.builder()
		.addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
		.build();

	private final DisposableServer master = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle((request, response) -> {
			this.traceparents.add(String.valueOf(request.requestHeaders().get("traceparent")));
			return request.receive().then(response.status(202).send());
		})
		.bindNow();

	@AfterEach
	void close() {
		this.master.disposeNow();
		this.provider.close();
	}

	@Test
	void aCallOfAHandlerAndItsRequestBelongToTheSpanOfTheEvent() {
		run((framework) -> framework.offer("1"));
		SpanData event = span("mesos OFFERS");
		SpanData call = span("mesos DECLINE");
		SpanData request = span("http post");
		assertThat(this.spans).extracting(SpanData::getTraceId).containsOnly(event.getTraceId());
		assertThat(call.getParentSpanId()).isEqualTo(event.getSpanId());
		assertThat(request.getParentSpanId()).isEqualTo(call.getSpanId());
		assertThat(this.traceparents).singleElement()
			.asString()
			.startsWith("00-" + event.getTraceId() + "-" + request.getSpanId() + "-");
	}

	@Test
	void aCallMadeLaterOnAnotherThreadBelongsToItTooWhereReactorPropagatesContext() {
		Hooks.enableAutomaticContextPropagation();
		try {
			run((framework) -> framework.update("1"));
		}
		finally {
			Hooks.disableAutomaticContextPropagation();
		}
		assertThat(span("mesos KILL").getParentSpanId()).isEqualTo(span("mesos UPDATE").getSpanId());
		assertThat(span("mesos UPDATE").getAttributes().asMap().toString()).contains("task-1");
	}

	private void run(Consumer<MeteredFramework> event) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebClientAutoConfiguration.class,
					WebClientObservationAutoConfiguration.class, MesosAutoConfiguration.class))
			.withBean(ObservationRegistry.class, this::registry)
			.withBean(Handlers.class)
			.withPropertyValues("mesos.master=m:5050", "spring.application.name=jobs",
					"mesos.framework.id-store=memory", "mesos.auto-startup=false")
			.run((context) -> {
				MeteredFramework framework = new MeteredFramework(context,
						URI.create("http://127.0.0.1:" + this.master.port()));
				framework.subscribe("1");
				event.accept(framework);
				framework.awaitHandlers();
				await().atMost(Duration.ofSeconds(10)).until(() -> this.spans.size() >= 3);
			});
	}

	private ObservationRegistry registry() {
		Tracer tracer = this.provider.get("test");
		OtelTracer bridge = new OtelTracer(tracer, new OtelCurrentTraceContext(), (event) -> {
		});
		OtelPropagator propagator = new OtelPropagator(
				ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer);
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig()
			.observationHandler(new ObservationHandler.FirstMatchingCompositeObservationHandler(
					new PropagatingSenderTracingObservationHandler<>(bridge, propagator),
					new DefaultTracingObservationHandler(bridge)));
		return registry;
	}

	private SpanData span(String name) {
		return this.spans.stream().filter((span) -> span.getName().equals(name)).findFirst().orElseThrow();
	}

	static class Handlers {

		@MesosEventHandler
		Mono<CallResponse> offers(Offer offer, CallOperations calls) {
			return calls.decline(List.of(offer.getId()), null);
		}

		@MesosEventHandler
		Mono<CallResponse> update(TaskStatus status, CallOperations calls) {
			return Mono.delay(Duration.ofMillis(1))
				.flatMap((tick) -> calls.kill(status.getTaskId(), status.getAgentId(), null));
		}

	}

	private final class Kept implements SpanExporter {

		@Override
		public CompletableResultCode export(Collection<SpanData> exported) {
			exported.stream()
				.filter((span) -> !span.getName().equals("mesos.subscription"))
				.forEach(TracingTests.this.spans::add);
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

}
