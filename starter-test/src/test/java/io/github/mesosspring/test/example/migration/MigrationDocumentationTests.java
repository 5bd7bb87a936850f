package io.github.mesosspring.test.example.migration;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.mesos.Executor;
import org.apache.mesos.ExecutorDriver;
import org.apache.mesos.MesosExecutorDriver;
import org.apache.mesos.MesosSchedulerDriver;
import org.apache.mesos.Protos;
import org.apache.mesos.Scheduler;
import org.apache.mesos.SchedulerDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/migrating-from-the-driver.md} to the driver, which is looked at but
 * not loaded, and to what there is in its place.
 */
class MigrationDocumentationTests {

	private static final Path DOCUMENT = Path.of("../docs/migrating-from-the-driver.md");

	private static final Path SOURCES = Path.of("src/test/java/io/github/mesosspring/test/example/migration");

	@Test
	void showsTheTwoFrameworksThatAreCompiled() throws IOException {
		List<String> shown = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
			.matcher(document())
			.results()
			.map((block) -> block.group(1))
			.toList();
		assertThat(shown).containsExactly(withoutPackage("driver/NightlyJobs.java"),
				withoutPackage("starter/NightlyJobs.java"));
	}

	static Stream<Arguments> hasARowForEveryMethod() {
		return Stream.of(
				Arguments.of("Constructors of `MesosSchedulerDriver`", MesosSchedulerDriver.class.getConstructors()),
				Arguments.of("`SchedulerDriver`", SchedulerDriver.class.getMethods()),
				Arguments.of("`Scheduler`", Scheduler.class.getMethods()),
				Arguments.of("`ExecutorDriver`",
						Stream
							.concat(Stream.of(MesosExecutorDriver.class.getConstructors()),
									Stream.of(ExecutorDriver.class.getMethods()))
							.toArray(Executable[]::new)),
				Arguments.of("`Executor`", Executor.class.getMethods()));
	}

	@ParameterizedTest
	@MethodSource
	void hasARowForEveryMethod(String section, Executable[] methods) throws IOException {
		assertThat(rows(section)).extracting((row) -> row.get(0))
			.containsExactlyInAnyOrderElementsOf(
					Arrays.stream(methods).map((method) -> "`" + signature(method) + "`").toList());
	}

	@Test
	void namesEveryStatusOfTheDriver() throws IOException {
		assertThat(rows("What is different at a glance")).extracting((row) -> row.get(0))
			.containsExactlyElementsOf(
					Arrays.stream(Protos.Status.values()).map((status) -> "`" + status + "`").toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "What is different at a glance", "Constructors of `MesosSchedulerDriver`",
			"`SchedulerDriver`", "`Scheduler`" })
	void namesNothingOfOursThatDoesNotExist(String section) throws IOException {
		checkNames(section, OurNames.ofSchedulers());
	}

	@ParameterizedTest
	@ValueSource(strings = { "`ExecutorDriver`", "`Executor`" })
	void namesNothingForExecutorsThatDoesNotExist(String section) throws IOException {
		checkNames(section, OurNames.ofExecutors());
	}

	@Test
	void whatAnOldFrameworkStoredCanBeRead() throws IOException {
		Protos.TaskInfo old = Protos.TaskInfo.newBuilder()
			.setName("backup")
			.setTaskId(Protos.TaskID.newBuilder().setValue("backup.1"))
			.setSlaveId(Protos.SlaveID.newBuilder().setValue("S0"))
			.addResources(Protos.Resource.newBuilder()
				.setName("cpus")
				.setType(Protos.Value.Type.SCALAR)
				.setScalar(Protos.Value.Scalar.newBuilder().setValue(0.5)))
			.build();
		io.github.mesosspring.protocol.TaskInfo read = io.github.mesosspring.protocol.TaskInfo
			.parseFrom(old.toByteArray());
		assertThat(read.getAgentId().getValue()).isEqualTo("S0");
		assertThat(read.toByteArray()).isEqualTo(old.toByteArray());
		assertThat(read.getUnknownFields().asMap()).isEmpty();
	}

	private static void checkNames(String section, OurNames names) throws IOException {
		List<String> ours = rows(section).stream()
			.flatMap((row) -> row.stream().skip(1))
			.flatMap((cell) -> Pattern.compile("`([^`]+)`").matcher(cell).results())
			.map((MatchResult name) -> name.group(1))
			.toList();
		assertThat(ours).isNotEmpty().allSatisfy((name) -> assertThat(names.exists(name)).as(name).isTrue());
	}

	/**
	 * The rows of the tables of a section, without their heads.
	 */
	private static List<List<String>> rows(String section) throws IOException {
		String text = document().split("\n## " + Pattern.quote(section) + "\n", 2)[1].split("\n## ", 2)[0];
		List<List<String>> rows = new ArrayList<>();
		for (String line : text.split("\n")) {
			if (line.startsWith("| `")) {
				rows.add(Arrays.stream(line.substring(1, line.length() - 1).split("\\|")).map(String::strip).toList());
			}
		}
		return rows;
	}

	private static String signature(Executable method) {
		String name = method.getName();
		return name.substring(name.lastIndexOf('.') + 1) + Arrays.stream(method.getParameterTypes())
			.map(Class::getSimpleName)
			.collect(Collectors.joining(", ", "(", ")"));
	}

	private static String withoutPackage(String source) throws IOException {
		return Files.readString(SOURCES.resolve(source)).split("\n\n", 2)[1];
	}

	private static String document() throws IOException {
		return Files.readString(DOCUMENT);
	}

}
