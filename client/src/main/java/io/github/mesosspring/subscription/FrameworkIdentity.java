package io.github.mesosspring.subscription;

import io.github.mesosspring.framework.FrameworkIdStore;
import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * Who the framework is: the id in the store. An id that could not be saved is remembered
 * all the same, for as long as the process lives. Used by one thread at a time, read by
 * any.
 */
final class FrameworkIdentity {

	private final FrameworkIdStore store;

	private volatile @Nullable FrameworkID id;

	private boolean unsaved;

	FrameworkIdentity(FrameworkIdStore store) {
		this.store = store;
	}

	@Nullable FrameworkID id() {
		return this.id;
	}

	void open() {
		this.store.open();
		try {
			FrameworkID stored = this.store.load();
			if (stored != null || !this.unsaved) {
				this.id = stored;
				this.unsaved = false;
			}
		}
		catch (RuntimeException ex) {
			this.store.close();
			throw ex;
		}
	}

	void assign(FrameworkID assigned) {
		if (assigned.equals(this.id) && !this.unsaved) {
			return;
		}
		this.id = assigned;
		this.unsaved = true;
		this.store.save(assigned);
		this.unsaved = false;
	}

	void forget() {
		this.id = null;
		this.unsaved = false;
		this.store.delete();
	}

	void close() {
		this.store.close();
	}

}
