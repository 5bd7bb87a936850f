package io.github.mesosspring.recordio;

/**
 * A stream that is not RecordIO, or broke off within a record. There is no way to find
 * the next record after it.
 */
public class RecordIoException extends RuntimeException {

	public RecordIoException(String message) {
		super(message);
	}

}
