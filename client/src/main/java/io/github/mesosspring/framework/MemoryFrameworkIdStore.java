package io.github.mesosspring.framework;

import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the id in memory.
 */
final class MemoryFrameworkIdStore implements FrameworkIdStore {

	private final ReentrantLock lock = new ReentrantLock();

	private boolean open;

	private @Nullable FrameworkID id;

	@Override
	public void open() {
		this.lock.lock();
		try {
			if (this.open) {
				throw new FrameworkIdStoreException("The framework id store in memory is in use already. "
						+ "Give every framework a store of its own", null);
			}
			this.open = true;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public @Nullable FrameworkID load() {
		this.lock.lock();
		try {
			checkOpen();
			return this.id;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void save(FrameworkID id) {
		replace(id);
	}

	@Override
	public void delete() {
		replace(null);
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.open = false;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void replace(@Nullable FrameworkID replacement) {
		this.lock.lock();
		try {
			checkOpen();
			this.id = replacement;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void checkOpen() {
		if (!this.open) {
			throw new IllegalStateException("The framework id store in memory is not open");
		}
	}

}
