package io.github.mesosspring.sample.job;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON file with all jobs. Whoever reads it sees one whole version, whenever the
 * process or the machine stopped: a new version is written beside the old one, forced to
 * disk and then renamed over it.
 */
class JobFile {

	private final Path file;

	private final JsonMapper mapper;

	JobFile(Path file, JsonMapper mapper) {
		this.file = file.toAbsolutePath();
		this.mapper = mapper;
	}

	List<Job> read() {
		if (!Files.exists(this.file)) {
			return List.of();
		}
		try {
			return this.mapper.readValue(Files.readAllBytes(this.file), Content.class).jobs();
		}
		catch (IOException | JacksonException | NullPointerException ex) {
			throw new IllegalStateException("The jobs cannot be read from " + this.file + " (" + ex.getMessage()
					+ "). Repair the file, or move it away to start without jobs; tasks that still run are then no longer followed.",
					ex);
		}
	}

	void write(Collection<Job> jobs) {
		Path fresh = this.file.resolveSibling(this.file.getFileName() + ".new");
		try {
			Files.createDirectories(this.file.getParent());
			// a channel would refuse to write while its thread is interrupted, and lose
			// the change
			try (FileOutputStream output = new FileOutputStream(fresh.toFile())) {
				output.write(this.mapper.writeValueAsBytes(new Content(List.copyOf(jobs))));
				output.getFD().sync();
			}
			Files.move(fresh, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			forceFolder();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The jobs cannot be written to " + this.file
					+ "; nothing was changed. Check the space and the rights there", ex);
		}
	}

	// The rename itself is durable only with its folder. Not every file system allows it.
	private void forceFolder() {
		try (FileChannel folder = FileChannel.open(this.file.getParent(), StandardOpenOption.READ)) {
			folder.force(true);
		}
		catch (IOException ex) {
			return;
		}
	}

	record Content(List<Job> jobs) {

		Content {
			jobs = List.copyOf(jobs);
		}

	}

}
