package io.github.mesosspring.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.master.Call;
import io.github.mesosspring.protocol.master.Response;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the operator API of a master says, asked over plain HTTP.
 */
final class OperatorView {

	private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI uri;

	OperatorView(URI master) {
		this.uri = master.resolve("/api/v1");
	}

	Response.GetFrameworks frameworks() {
		return ask(Call.Type.GET_FRAMEWORKS).getGetFrameworks();
	}

	Response.GetTasks tasks() {
		return ask(Call.Type.GET_TASKS).getGetTasks();
	}

	private Response ask(Call.Type type) {
		byte[] body = Encoding.PROTOBUF.codec().encode(Call.newBuilder().setType(type).build());
		HttpRequest request = HttpRequest.newBuilder(this.uri)
			.header("Content-Type", "application/x-protobuf")
			.header("Accept", "application/x-protobuf")
			.timeout(Duration.ofSeconds(30))
			.POST(HttpRequest.BodyPublishers.ofByteArray(body))
			.build();
		try {
			HttpResponse<byte[]> response = this.http.send(request, HttpResponse.BodyHandlers.ofByteArray());
			assertThat(response.statusCode()).isEqualTo(200);
			return Encoding.PROTOBUF.codec().decode(response.body(), Response.getDefaultInstance());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
