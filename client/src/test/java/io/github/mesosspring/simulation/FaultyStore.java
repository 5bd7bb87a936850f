package io.github.mesosspring.simulation;

import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what it was given.
 *
 * @param store takes it
 */
record FaultyStore(FrameworkIdStore store) implements FrameworkIdStore {

	@Override
	public void open() {
		this.store.open();
	}

	@Override
	public @Nullable FrameworkID load() {
		return null;
	}

	@Override
	public void save(FrameworkID id) {
		this.store.save(id);
	}

	@Override
	public void delete() {
		this.store.delete();
	}

	@Override
	public void close() {
		this.store.close();
	}

}
