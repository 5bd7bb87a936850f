package io.github.mesosspring.embedded.master;

import java.nio.file.Path;
import java.util.Locale;

import io.github.mesosspring.codec.Encoding;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three recorded masters before, during and after the death of their leader, beside the
 * embedded ones.
 */
class RecordedFailoverTests {

	@TempDir
	private Path workDirectory;

	@ParameterizedTest
	@EnumSource
	void mastersFailOverAsTheRecordedOnesDid(Encoding encoding) throws Exception {
		try (ReplayedFailover failover = new ReplayedFailover(
				"S18-high-availability-" + encoding.name().toLowerCase(Locale.ROOT), encoding, this.workDirectory)) {
			failover.replay();
			ReplayTable.assertRow("S18-high-availability", encoding, failover.compared());
		}
	}

}
