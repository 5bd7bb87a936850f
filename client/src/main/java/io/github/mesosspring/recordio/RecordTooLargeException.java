package io.github.mesosspring.recordio;

/**
 * A record whose announced length is over the limit.
 */
public class RecordTooLargeException extends RecordIoException {

	private final long limit;

	public RecordTooLargeException(String length, long limit) {
		super("A record of " + length + " bytes is over the limit of " + limit + " bytes");
		this.limit = limit;
	}

	/**
	 * The limit.
	 * @return the largest size allowed, in bytes
	 */
	public long getLimit() {
		return this.limit;
	}

}
