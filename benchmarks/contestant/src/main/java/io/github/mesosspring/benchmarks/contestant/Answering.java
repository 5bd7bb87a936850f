package io.github.mesosspring.benchmarks.contestant;

/**
 * Has each update answered.
 */
final class Answering extends Inbox {

	private final Reply reply;

	Answering(Reply reply) {
		this.reply = reply;
	}

	@Override
	public Reply update(long stamp) {
		count();
		return this.reply;
	}

}
