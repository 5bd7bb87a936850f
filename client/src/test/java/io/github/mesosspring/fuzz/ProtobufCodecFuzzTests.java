package io.github.mesosspring.fuzz;

import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes as a message in protobuf.
 */
class ProtobufCodecFuzzTests {

	private static final Budget BUDGET = new Budget("ProtobufCodec", 64 * 1024, 200);

	private static final MessageCodec CODEC = Encoding.PROTOBUF.codec();

	static Stream<byte[]> seeds() {
		return Seeds.messages(Encoding.PROTOBUF);
	}

	@BeforeAll
	static void warmUp() {
		seeds().forEach((input) -> Roots.read(input, CODEC));
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "")
	void readsOrRefuses(byte[] input) {
		BUDGET.read(input, () -> Roots.read(input, CODEC));
	}

	@AfterAll
	static void report() {
		BUDGET.report();
	}

}
