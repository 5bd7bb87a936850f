package io.github.mesosspring.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One request and what came back.
 *
 * @param folder the scenario's folder
 * @param number position in the scenario, from 1
 * @param name what it shows
 * @param stream whether the request was a subscription
 * @param target {@code master} or {@code agent}
 * @param status status code, or {@code null} if the connection was closed without answer
 * @param end how the exchange ended on the wire, in words
 * @param requestFile file of the request
 * @param responseFile file of the response
 * @param eventsFile file of the events, or {@code null} if it is no stream
 */
public record Exchange(String folder, int number, String name, boolean stream, String target, @Nullable Integer status,
		String end, String requestFile, String responseFile, @Nullable String eventsFile) {

	/**
	 * The request as sent.
	 * @return the request
	 */
	public HttpMessage request() {
		return HttpMessage.parse(Recordings.bytes(this.folder + "/" + this.requestFile));
	}

	/**
	 * The response as received, empty if there was none.
	 * @return the response
	 */
	public HttpMessage response() {
		return HttpMessage.parse(Recordings.bytes(this.folder + "/" + this.responseFile));
	}

	/**
	 * The events of a stream, each the bytes of one JSON object with the field names of
	 * the wire; rendered by the recorder where the stream was protobuf.
	 * @return the events in order, empty if it is no stream
	 */
	public List<byte[]> events() {
		if (this.eventsFile == null) {
			return List.of();
		}
		// Latin-1 keeps every byte, also those that are not UTF-8
		String lines = new String(Recordings.bytes(this.folder + "/" + this.eventsFile), StandardCharsets.ISO_8859_1);
		List<byte[]> events = new ArrayList<>();
		lines.lines().forEach((line) -> events.add(line.getBytes(StandardCharsets.ISO_8859_1)));
		return events;
	}

	@Override
	public String toString() {
		return this.folder + "/" + this.number + "-" + this.name;
	}

}
