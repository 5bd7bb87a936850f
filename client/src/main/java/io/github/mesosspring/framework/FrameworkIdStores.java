package io.github.mesosspring.framework;

import java.nio.file.Path;

/**
 * Makes {@link FrameworkIdStore}s.
 */
public final class FrameworkIdStores {

	private FrameworkIdStores() {
	}

	/**
	 * A store in a file. A sibling with the suffix {@code .lock} is locked while the
	 * store is open; it is not deleted.
	 * @param file the file; its directory is created when the store is opened
	 * @return the store, not yet open
	 */
	public static FrameworkIdStore file(Path file) {
		return new FileFrameworkIdStore(file);
	}

	/**
	 * A store that lasts as long as the object, for tests: a new process is a new
	 * framework.
	 * @return the store, not yet open
	 */
	public static FrameworkIdStore memory() {
		return new MemoryFrameworkIdStore();
	}

}
