package io.github.mesosspring.framework;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the id in a place that several instances of the application reach. Whatever the
 * place can do to keep others out, an id that another instance has put there meanwhile is
 * never overwritten.
 */
final class SharedFrameworkIdStore implements FrameworkIdStore {

	private final ReentrantLock lock = new ReentrantLock();

	private final IdPlace place;

	private boolean open;

	/** What the place held when it was last seen. */
	private byte @Nullable [] known;

	SharedFrameworkIdStore(IdPlace place) {
		this.place = place;
	}

	@Override
	public void open() {
		locked(() -> {
			if (this.open) {
				throw new FrameworkIdStoreException("The " + this.place
						+ " is in use by this store already. Give every framework a store of its own", null);
			}
			attempt("cannot be used", () -> {
				this.place.open();
				return true;
			});
			this.open = true;
			return true;
		});
	}

	@Override
	public @Nullable FrameworkID load() {
		return this.<@Nullable FrameworkID>locked(() -> {
			checkOpen();
			byte @Nullable [] content = this.<byte @Nullable []>attempt("cannot be read", this.place::read);
			this.known = content;
			return (content != null) ? parse(content) : null;
		});
	}

	@Override
	public void save(FrameworkID id) {
		locked(() -> {
			checkOpen();
			byte[] content = attempt("cannot take the id '" + id.getValue() + "'", () -> FrameworkIdFormat.format(id));
			attempt("cannot be written", () -> {
				if (!this.place.write(this.known, content)) {
					checkIsThere(id, content);
				}
				return true;
			});
			this.known = content;
			return true;
		});
	}

	@Override
	public void delete() {
		locked(() -> {
			checkOpen();
			byte[] mine = this.known;
			if (mine != null) {
				attempt("cannot be emptied", () -> {
					this.place.delete(mine);
					return true;
				});
			}
			this.known = null;
			return true;
		});
	}

	@Override
	public void close() {
		locked(() -> {
			if (this.open) {
				this.open = false;
				this.known = null;
				this.place.close();
			}
			return true;
		});
	}

	@Override
	public String toString() {
		return this.place.toString();
	}

	/**
	 * A write that was done although its answer got lost is repeated, and then finds its
	 * own work.
	 */
	private void checkIsThere(FrameworkID id, byte[] content) throws Exception {
		if (!Arrays.equals(this.place.read(), content)) {
			throw new FrameworkIdStoreException("The framework id '" + id.getValue() + "' was not written: the "
					+ this.place + " was changed by another instance meanwhile. Run one instance only, "
					+ "or let them elect which one leads (mesos.election.type), and start again", null);
		}
	}

	private FrameworkID parse(byte[] content) {
		try {
			return FrameworkIdFormat.parse(content);
		}
		catch (IllegalArgumentException ex) {
			throw new FrameworkIdStoreException("The " + this.place + " holds no framework id: " + ex.getMessage()
					+ ". Put the id of the framework back there (the master lists it), "
					+ "or delete it to register a new framework, which orphans the tasks of the old one", ex);
		}
	}

	private <T extends @Nullable Object> T attempt(String failure, Callable<T> action) {
		try {
			return action.call();
		}
		catch (FrameworkIdStoreException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new FrameworkIdStoreException("The " + this.place + " " + failure + ": " + ex.getMessage() + ". "
					+ this.place.advice() + ", and start again", ex);
		}
	}

	/**
	 * An interrupt, which clients of ZooKeeper and databases give up for, must not cost
	 * an id; it is seen by the caller again.
	 */
	private <T extends @Nullable Object> T locked(Supplier<T> action) {
		this.lock.lock();
		boolean interrupted = Thread.interrupted();
		try {
			return action.get();
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
			this.lock.unlock();
		}
	}

	private void checkOpen() {
		if (!this.open) {
			throw new IllegalStateException("The " + this.place + " is not open");
		}
	}

	private interface Supplier<T extends @Nullable Object> {

		T get();

	}

}
