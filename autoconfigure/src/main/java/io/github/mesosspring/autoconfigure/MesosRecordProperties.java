package io.github.mesosspring.autoconfigure;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * What is recorded: the keys below {@code mesos.record}.
 */
public class MesosRecordProperties {

	/**
	 * File to record events and calls in, without their secrets; nothing is recorded if
	 * not set.
	 */
	private @Nullable Path path;

	public @Nullable Path getPath() {
		return this.path;
	}

	public void setPath(@Nullable Path path) {
		this.path = path;
	}

}
