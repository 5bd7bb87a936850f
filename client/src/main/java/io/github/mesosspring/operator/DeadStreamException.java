package io.github.mesosspring.operator;

/**
 * A stream that was given up because nothing arrived for too long.
 */
final class DeadStreamException extends RuntimeException {

	DeadStreamException(String message) {
		super(message);
	}

}
