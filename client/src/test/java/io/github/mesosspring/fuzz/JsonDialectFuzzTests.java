package io.github.mesosspring.fuzz;

import java.util.Arrays;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.JsonDialect;
import io.github.mesosspring.codec.MesosJson;
import io.github.mesosspring.codec.MessageCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as a message in the JSON of the oldest masters.
 */
class JsonDialectFuzzTests {

	private static final Budget BUDGET = new Budget("JsonDialect", 64 * 1024, 600);

	private static final MessageCodec CODEC = MesosJson
		.masterCodec(new JsonDialect(true, true, true, true, false, false, false));

	static Stream<byte[]> seeds() {
		return Seeds.messages(Encoding.JSON);
	}

	@BeforeAll
	static void warmUp() {
		seeds().forEach(JsonDialectFuzzTests::read);
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "")
	void readsOrRefuses(byte[] input) {
		BUDGET.read(input, () -> read(input));
	}

	/** What masters write has defaults that were not read, but only the first time. */
	private static void read(byte[] input) {
		Roots.decode(input, CODEC, (message) -> {
			byte[] written = CODEC.encode(message);
			Message again = CODEC.decode(written, message.getDefaultInstanceForType());
			Roots.require(Arrays.equals(CODEC.encode(again), written), "Not the same when read again");
		});
	}

	@AfterAll
	static void report() {
		BUDGET.report();
	}

}
