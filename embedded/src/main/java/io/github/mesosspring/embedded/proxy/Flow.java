package io.github.mesosspring.embedded.proxy;

/**
 * How bytes pass in one direction.
 *
 * @param passage what passes at all
 * @param delay how much later a byte passes than it was read, in nanoseconds
 * @param bytesPerSecond how fast; 0 for as fast as the receiver reads
 * @param pieceSize the most bytes in one write
 * @param corruption what is done to the bytes
 * @param cutAfter after how many bytes a connection is reset
 */
record Flow(Passage passage, long delay, long bytesPerSecond, int pieceSize, Corruption corruption, long cutAfter) {

	static final Flow PLAIN = new Flow(Passage.OPEN, 0, 0, 16 * 1024, Corruption.NONE, Long.MAX_VALUE);

	Flow atMost(Passage passage) {
		return new Flow(this.passage.butAtMost(passage), this.delay, this.bytesPerSecond, this.pieceSize,
				this.corruption, this.cutAfter);
	}

	Flow delayed(long delay) {
		return new Flow(this.passage, delay, this.bytesPerSecond, this.pieceSize, this.corruption, this.cutAfter);
	}

	Flow throttled(long bytesPerSecond) {
		return new Flow(this.passage, this.delay, bytesPerSecond, this.pieceSize, this.corruption, this.cutAfter);
	}

	Flow chopped(int pieceSize) {
		return new Flow(this.passage, this.delay, this.bytesPerSecond, Math.min(pieceSize, PLAIN.pieceSize),
				this.corruption, this.cutAfter);
	}

	Flow corrupted(Corruption corruption) {
		return new Flow(this.passage, this.delay, this.bytesPerSecond, this.pieceSize, corruption, this.cutAfter);
	}

	Flow cutAfter(long bytes) {
		return new Flow(this.passage, this.delay, this.bytesPerSecond, this.pieceSize, this.corruption, bytes);
	}

}
