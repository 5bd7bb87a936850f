package io.github.mesosspring.subscription;

/**
 * A SUBSCRIBE was answered with something else than a stream.
 */
final class SubscribeAnswerException extends RuntimeException {

	private final int status;

	private final String words;

	SubscribeAnswerException(int status, String words) {
		super("SUBSCRIBE was answered with " + status + ": " + words);
		this.status = status;
		this.words = words;
	}

	int getStatus() {
		return this.status;
	}

	String getWords() {
		return this.words;
	}

}
