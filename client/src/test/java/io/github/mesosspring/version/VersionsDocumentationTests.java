package io.github.mesosspring.version;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.protobuf.ProtocolMessageEnum;
import io.github.mesosspring.call.CallOperations;
import io.github.mesosspring.protocol.FrameworkInfo.Capability;
import io.github.mesosspring.protocol.InverseOffer;
import io.github.mesosspring.protocol.Offer;
import io.github.mesosspring.protocol.OperationStatus;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the tables of {@code docs/masters-of-all-versions.md} to what is so.
 */
class VersionsDocumentationTests {

	private static final Path PAGE = Path.of("../docs/masters-of-all-versions.md");

	@Test
	void everyCallHasARowWithItsVersion() {
		holds("Calls", Call.Type.values());
	}

	@Test
	void everyCallHasAMethod() {
		Set<String> methods = Arrays.stream(CallOperations.class.getMethods())
			.map(Method::getName)
			.collect(Collectors.toSet());
		List<String> named = rows("Calls").stream()
			.filter((row) -> !row.get(0).equals("SUBSCRIBE"))
			.map((row) -> row.get(2))
			.toList();
		assertThat(methods).containsAll(named);
		assertThat(named).doesNotHaveDuplicates();
	}

	@Test
	void everyOperationHasARowWithItsVersion() {
		holds("Operations of ACCEPT", Offer.Operation.Type.values());
	}

	@Test
	void everyCapabilityHasARowWithItsVersion() {
		holds("Capabilities", Capability.Type.values());
	}

	@Test
	void everyEventHasARowWithItsVersionAndThePayloadsThereAre() {
		holds("Events", Event.Type.values());
		Set<String> payloads = Stream
			.concat(Stream.of(Event.class.getDeclaredClasses()).map((type) -> "Event." + type.getSimpleName()),
					Stream.of(Event.class, Offer.class, InverseOffer.class, TaskStatus.class, OperationStatus.class)
						.map(Class::getSimpleName))
			.collect(Collectors.toSet());
		for (List<String> row : rows("Events")) {
			assertThat(payloads).containsAll(
					Arrays.stream(row.get(2).split(", ")).map((type) -> type.replaceAll("List<|>", "")).toList());
		}
	}

	@Test
	void everyTestExists() throws IOException {
		try (Stream<Path> modules = Files.list(Path.of(".."))) {
			Set<String> tests = modules.map((module) -> module.resolve("src/test/java"))
				.filter(Files::isDirectory)
				.flatMap(VersionsDocumentationTests::walk)
				.map((file) -> file.getFileName().toString())
				.collect(Collectors.toSet());
			for (String table : List.of("Calls", "Events")) {
				assertThat(tests).containsAll(rows(table).stream().map((row) -> row.get(3) + ".java").toList());
			}
		}
	}

	@Test
	void everyVersionThatBroughtSomethingIsAmongTheDifferences() {
		List<String> differences = rows("What differs for you").stream().map((row) -> row.get(0)).toList();
		for (String table : List.of("Calls", "Operations of ACCEPT", "Events", "Capabilities")) {
			assertThat(rows(table).stream().map((row) -> row.get(1)).filter((since) -> !since.equals("0.24")))
				.isSubsetOf(differences);
		}
	}

	private static <E extends Enum<E> & ProtocolMessageEnum> void holds(String table, E[] values) {
		assertThat(rows(table).stream().map((row) -> row.get(0) + " " + row.get(1)))
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(values)
				.filter((value) -> !value.name().equals("UNKNOWN"))
				.map((value) -> value.name() + " " + Since.of(value))
				.toList());
	}

	private static List<List<String>> rows(String heading) {
		try {
			String section = Files.readString(PAGE).split("\n## " + heading + "\n")[1].split("\n## ")[0];
			return section.lines()
				.filter((line) -> line.startsWith("| "))
				.skip(1)
				.map((line) -> Arrays.stream(line.substring(1).split("\\|"))
					.map((cell) -> cell.replace("`", "").strip())
					.toList())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Path> walk(Path start) {
		try {
			return Files.walk(start);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
