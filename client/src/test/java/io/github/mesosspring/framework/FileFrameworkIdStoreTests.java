package io.github.mesosspring.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.github.mesosspring.protocol.FrameworkID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FileFrameworkIdStoreTests {

	private static final FrameworkID ID = FrameworkID.newBuilder().setValue("201f-0001").build();

	@TempDir
	Path directory;

	private Path file;

	private FrameworkIdStore store;

	@BeforeEach
	void createStore() {
		this.file = this.directory.resolve("not/yet/there/jobs.id");
		this.store = FrameworkIdStores.file(this.file);
	}

	@AfterEach
	void closeStore() {
		this.store.close();
	}

	@Test
	void hasNoIdAtFirst() {
		this.store.open();
		assertThat(this.store.load()).isNull();
	}

	@Test
	void idSurvivesReopening() {
		this.store.open();
		this.store.save(ID);
		assertThat(this.store.load()).isEqualTo(ID);
		this.store.close();
		this.store.open();
		assertThat(this.store.load()).isEqualTo(ID);
	}

	@Test
	void savesOnAThreadThatIsInterruptedToo() {
		this.store.open();
		Thread.currentThread().interrupt();
		try {
			this.store.save(ID);
		}
		finally {
			assertThat(Thread.interrupted()).as("still interrupted").isTrue();
		}
		assertThat(this.store.load()).isEqualTo(ID);
	}

	@Test
	void savesAnIdOverAnother() throws IOException {
		this.store.open();
		this.store.save(FrameworkID.newBuilder().setValue("a-much-longer-id-than-the-next").build());
		this.store.save(ID);
		assertThat(this.file).hasContent("201f-0001\n");
		assertThat(this.file.getParent()).isDirectoryNotContaining((path) -> path.toString().endsWith(".tmp"));
	}

	@Test
	void deletedIdIsGone() {
		this.store.open();
		this.store.save(ID);
		this.store.delete();
		assertThat(this.store.load()).isNull();
		this.store.delete();
	}

	@Test
	void leftoverOfAnInterruptedWriteIsNoId() throws IOException {
		this.store.open();
		Files.writeString(this.file.resolveSibling("jobs.id.tmp"), "half-writ");
		assertThat(this.store.load()).isNull();
		this.store.save(ID);
		assertThat(this.store.load()).isEqualTo(ID);
	}

	@Test
	void failedWriteLeavesTheOldIdInPlace() throws IOException {
		this.store.open();
		this.store.save(ID);
		Files.createDirectory(this.file.resolveSibling("jobs.id.tmp"));
		assertThatExceptionOfType(FrameworkIdStoreException.class)
			.isThrownBy(() -> this.store.save(FrameworkID.newBuilder().setValue("another").build()))
			.withMessageContaining("another")
			.withMessageContaining(this.file.toString());
		assertThat(this.store.load()).isEqualTo(ID);
	}

	@Test
	void secondHolderInTheSameProcessIsRefused() {
		this.store.open();
		FrameworkIdStore second = FrameworkIdStores.file(this.file);
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(second::open)
			.withMessageContaining("is in use")
			.withMessageContaining(this.file.toString())
			.withMessageContaining("mesos.framework.id-file");
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.store::open)
			.withMessageContaining("is in use");
		this.store.close();
		second.open();
		second.close();
	}

	@Test
	void holderInAnotherProcessKeepsTheFileUntilItDies() throws Exception {
		Files.createDirectories(this.file.getParent());
		Path lock = this.file.resolveSibling("jobs.id.lock");
		Process holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), LockHolder.class.getName(), lock.toString())
			.redirectErrorStream(true)
			.start();
		try {
			assertThat(holder.getInputStream().read()).isEqualTo('L');
			assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.store::open)
				.withMessageContaining("is in use");
		}
		finally {
			holder.destroyForcibly();
			assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
		}
		this.store.open();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n", "  \n", "one\ntwo\n", "a/b", "a\\b", "..", "nul\0nul" })
	void whatIsNoIdFailsInsteadOfBeingForgotten(String content) throws IOException {
		this.store.open();
		Files.writeString(this.file, content);
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.store::load)
			.withMessageContaining(this.file.toString())
			.withMessageContaining("delete the file to register a new framework");
	}

	@Test
	void hugeOrBinaryFileIsNoId() throws IOException {
		this.store.open();
		Files.write(this.file, new byte[1 << 20]);
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.store::load)
			.withMessageContaining("too large");
		Files.write(this.file, new byte[] { (byte) 0xff, (byte) 0xfe });
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.store::load)
			.withMessageContaining("not UTF-8");
	}

	@Test
	void acceptsAnIdWithoutLineFeedAsAnEditorMayLeaveIt() throws IOException {
		this.store.open();
		Files.writeString(this.file, " 201f-0001\r\n");
		assertThat(this.store.load()).isEqualTo(ID);
	}

	@Test
	void refusesToSaveWhatItCouldNotLoad() {
		this.store.open();
		assertThatExceptionOfType(FrameworkIdStoreException.class)
			.isThrownBy(() -> this.store.save(FrameworkID.newBuilder().setValue("a\nb").build()));
		assertThat(this.store.load()).isNull();
	}

	@Test
	void directoryThatCannotBeCreatedFailsTheStart() throws IOException {
		Files.createFile(this.directory.resolve("not"));
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(this.store::open)
			.withMessageContaining("cannot be created");
	}

	@Test
	void cannotBeUsedUnlessOpen() {
		assertThatIllegalStateException().isThrownBy(this.store::load);
		assertThatIllegalStateException().isThrownBy(() -> this.store.save(ID));
		assertThatIllegalStateException().isThrownBy(this.store::delete);
		this.store.close();
	}

	@Test
	void memoryStoreKeepsTheIdAcrossReopening() {
		FrameworkIdStore memory = FrameworkIdStores.memory();
		memory.open();
		assertThatExceptionOfType(FrameworkIdStoreException.class).isThrownBy(memory::open);
		assertThat(memory.load()).isNull();
		memory.save(ID);
		memory.close();
		assertThatIllegalStateException().isThrownBy(memory::load);
		memory.open();
		assertThat(memory.load()).isEqualTo(ID);
		memory.delete();
		assertThat(memory.load()).isNull();
	}

}
