package io.github.mesosspring.embedded.http;

/**
 * Ends a stream without its last chunk, on purpose.
 */
final class StreamBrokenException extends RuntimeException {

	StreamBrokenException() {
		super("This stream is broken off on purpose", null, false, false);
	}

}
