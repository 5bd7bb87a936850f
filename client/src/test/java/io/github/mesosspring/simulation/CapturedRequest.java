package io.github.mesosspring.simulation;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.function.Supplier;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.AbstractClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * A request as it is put on the wire.
 */
final class CapturedRequest extends AbstractClientHttpRequest {

	private final ClientRequest request;

	private final ByteArrayOutputStream body = new ByteArrayOutputStream();

	CapturedRequest(ClientRequest request) {
		this.request = request;
	}

	byte[] body() {
		return this.body.toByteArray();
	}

	@Override
	public HttpMethod getMethod() {
		return this.request.method();
	}

	@Override
	public URI getURI() {
		return this.request.url();
	}

	@Override
	public DataBufferFactory bufferFactory() {
		return DefaultDataBufferFactory.sharedInstance;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T getNativeRequest() {
		return (T) this;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> content) {
		Supplier<Mono<Void>> write = () -> Flux.from(content).doOnNext(this::write).then();
		return doCommit(write);
	}

	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> content) {
		return writeWith(Flux.from(content).concatMap((part) -> part));
	}

	@Override
	public Mono<Void> setComplete() {
		return doCommit();
	}

	@Override
	protected void applyHeaders() {
		// they are read from the request itself
	}

	@Override
	protected void applyCookies() {
		// there are none
	}

	private void write(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		this.body.writeBytes(bytes);
	}

}
