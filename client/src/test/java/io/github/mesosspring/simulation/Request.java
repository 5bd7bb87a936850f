package io.github.mesosspring.simulation;

import java.net.URI;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A call on the wire.
 *
 * @param uri where it goes
 * @param encoding its encoding, and that of the stream it may ask for
 * @param streamId value of its {@code Mesos-Stream-Id} header
 * @param call what it says
 */
record Request(URI uri, Encoding encoding, @Nullable String streamId, Call call) {

	static Request of(CapturedRequest captured) {
		HttpHeaders headers = captured.getHeaders();
		Encoding encoding = Encoding.PROTOBUF.codec().mediaType().equals(headers.getFirst(HttpHeaders.CONTENT_TYPE))
				? Encoding.PROTOBUF : Encoding.JSON;
		return new Request(captured.getURI(), encoding, headers.getFirst("Mesos-Stream-Id"),
				encoding.codec().decode(captured.body(), Call.getDefaultInstance()));
	}

	boolean subscribes() {
		return this.call.getType() == Call.Type.SUBSCRIBE;
	}

	String frameworkId() {
		return this.call.getFrameworkId().getValue();
	}

}
