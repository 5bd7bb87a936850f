package io.github.mesosspring.framework;

import java.nio.file.Path;

import javax.sql.DataSource;

import org.apache.curator.framework.CuratorFramework;

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

	/**
	 * A store in ZooKeeper, for several instances. One of them at a time has it open;
	 * another waits for it, for one and a half session timeouts at most, since one that
	 * was killed is only known to be gone when its session has expired.
	 * @param client a started client, closed by whoever made it
	 * @param path absolute path of nodes of which nobody else makes use; created if it is
	 * not there
	 * @param holder what to call this instance towards another that finds the store in
	 * use
	 * @return the store, not yet open
	 */
	public static FrameworkIdStore zookeeper(CuratorFramework client, String path, String holder) {
		return new SharedFrameworkIdStore(new ZooKeeperIdPlace(client, path, holder));
	}

	/**
	 * A store in a database, for several instances. Any number of them can have it open:
	 * that only one at a time uses it is up to an election. An id that another instance
	 * saved meanwhile is not overwritten, instead {@link FrameworkIdStore#save} fails.
	 * @param dataSource the database
	 * @param table name of the table, with the columns {@code name} (the primary key),
	 * {@code framework_id} and {@code updated_at}, as in {@code schema.sql} beside this
	 * class
	 * @param name name of the framework and its row, at most 255 characters
	 * @return the store, not yet open
	 * @throws IllegalArgumentException if the name cannot be kept or the table has none
	 */
	public static FrameworkIdStore jdbc(DataSource dataSource, String table, String name) {
		return new SharedFrameworkIdStore(new JdbcIdPlace(dataSource, table, name));
	}

}
