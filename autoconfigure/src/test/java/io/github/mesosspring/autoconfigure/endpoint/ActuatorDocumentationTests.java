package io.github.mesosspring.autoconfigure.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds {@code docs/actuator.md} to what the endpoint shows.
 */
class ActuatorDocumentationTests {

	private static final Path PAGE = Path.of("../docs/actuator.md");

	private static final Pattern EXAMPLE = Pattern.compile("```json\n(\\{.*?)\n```", Pattern.DOTALL);

	private static final Pattern ROW = Pattern.compile("^\\| `POST \\{framework}/(\\w+)`", Pattern.MULTILINE);

	/** As that of Actuator, and strict. */
	private final JsonMapper mapper = JsonMapper.builder()
		.changeDefaultPropertyInclusion((value) -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
		.build();

	@Test
	void theExampleIsWhatTheEndpointWrites() throws IOException {
		String example = examples().get(0);
		FrameworksDescriptor read = this.mapper.readValue(example, FrameworksDescriptor.class);
		assertThat(this.mapper.writeValueAsString(read)).isEqualTo(this.mapper.readTree(example).toString());
	}

	@Test
	void theExampleOfAReportIsWhatAnOperationAnswers() throws IOException {
		String example = examples().get(1);
		OperationReport read = this.mapper.readValue(example, OperationReport.class);
		assertThat(this.mapper.writeValueAsString(read)).isEqualTo(this.mapper.readTree(example).toString());
	}

	@Test
	void everyOperationHasARow() throws IOException {
		assertThat(ROW.matcher(Files.readString(PAGE)).results().map((row) -> row.group(1)))
			.containsExactlyElementsOf(Arrays.stream(MesosOperation.values())
				.map((operation) -> operation.name().toLowerCase(Locale.ROOT))
				.toList());
	}

	private static List<String> examples() throws IOException {
		return EXAMPLE.matcher(Files.readString(PAGE)).results().map((example) -> example.group(1)).toList();
	}

}
