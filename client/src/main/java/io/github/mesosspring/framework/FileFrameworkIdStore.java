package io.github.mesosspring.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.protocol.FrameworkID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the id in a small text file: the id and a line feed.
 */
final class FileFrameworkIdStore implements FrameworkIdStore {

	private final ReentrantLock lock = new ReentrantLock();

	private final AtomicFile file;

	private final Path path;

	private @Nullable HeldLock held;

	FileFrameworkIdStore(Path path) {
		this.path = path.toAbsolutePath().normalize();
		this.file = new AtomicFile(this.path);
	}

	@Override
	public void open() {
		this.lock.lock();
		try {
			if (this.held != null) {
				throw new FrameworkIdStoreException("The framework id file '" + this.path
						+ "' is in use by this store already. Give every framework a file of its own", null);
			}
			createParent();
			this.held = HeldLock.acquire(this.path);
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
			return FrameworkIdFormat.parse(this.file.read(FrameworkIdFormat.MAX_BYTES + 1));
		}
		catch (NoSuchFileException ex) {
			return null;
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new FrameworkIdStoreException(
					"The framework id file '" + this.path + "' cannot be read: " + reason(ex)
							+ ". Put the id of the framework back into it (the master lists it), "
							+ "or delete the file to register a new framework, which orphans the tasks of the old one",
					ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void save(FrameworkID id) {
		this.lock.lock();
		try {
			checkOpen();
			this.file.write(FrameworkIdFormat.format(id));
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new FrameworkIdStoreException("The framework id '" + id.getValue() + "' cannot be written to '"
					+ this.path + "': " + reason(ex) + ". Make the directory writable and start again", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void delete() {
		this.lock.lock();
		try {
			checkOpen();
			this.file.delete();
		}
		catch (IOException ex) {
			throw new FrameworkIdStoreException("The framework id file '" + this.path + "' cannot be deleted: "
					+ reason(ex) + ". Delete it by hand: the framework in it is gone for good", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			HeldLock mine = this.held;
			this.held = null;
			if (mine != null) {
				mine.release();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public String toString() {
		return "framework id file " + this.path;
	}

	private void createParent() {
		Path parent = this.path.getParent();
		try {
			if (parent != null) {
				Files.createDirectories(parent);
			}
		}
		catch (IOException ex) {
			throw new FrameworkIdStoreException("The directory of the framework id file '" + this.path
					+ "' cannot be created: " + reason(ex) + ". Name a file in a directory this process may write to",
					ex);
		}
	}

	private void checkOpen() {
		if (this.held == null) {
			throw new IllegalStateException("The framework id file '" + this.path + "' is not open");
		}
	}

	private static String reason(Exception ex) {
		return (ex instanceof IOException) ? ex.toString() : String.valueOf(ex.getMessage());
	}

}
