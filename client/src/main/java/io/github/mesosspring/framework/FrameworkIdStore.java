package io.github.mesosspring.framework;

import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the id the master gave to the framework. Thread-safe. Every method may block for
 * the time the storage takes, and throws {@link FrameworkIdStoreException} if the storage
 * fails and {@link IllegalStateException} if the store is not open.
 */
public interface FrameworkIdStore extends AutoCloseable {

	/**
	 * Take the store into exclusive use, until {@link #close()}.
	 * @throws FrameworkIdStoreException if it is in use already, by this process or
	 * another
	 */
	void open();

	/**
	 * Read the id.
	 * @return the id, or {@code null} if none was ever saved
	 * @throws FrameworkIdStoreException if there is one that cannot be read
	 */
	@Nullable FrameworkID load();

	/**
	 * Save the id so that it survives a crash from the moment this method returns.
	 * @param id the id
	 */
	void save(FrameworkID id);

	/**
	 * Forget the id: the framework is gone for good.
	 */
	void delete();

	/**
	 * Give the store free, keeping the id. Does nothing if it is not open; it can be
	 * opened again.
	 */
	@Override
	void close();

}
