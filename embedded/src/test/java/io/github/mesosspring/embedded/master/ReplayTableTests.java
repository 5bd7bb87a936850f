package io.github.mesosspring.embedded.master;

import java.util.Set;
import java.util.stream.Collectors;

import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.wire.Recording;
import io.github.mesosspring.wire.Recordings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayTableTests {

	@Test
	void hasARowForEachRecordedScenarioAndNoOthers() {
		Set<String> recorded = Recordings.all()
			.stream()
			.map(Recording::folder)
			.map((folder) -> folder.replaceAll("-(json|protobuf)$", ""))
			.collect(Collectors.toSet());
		assertThat(ReplayTable.rows().stream().map(ReplayTable.Row::scenario).collect(Collectors.toSet()))
			.isEqualTo(recorded);
	}

	@Test
	void saysWhatIsLeftOutWhereverNotAllIsCompared() {
		assertThat(ReplayTable.rows()).allSatisfy((row) -> {
			for (Encoding encoding : Encoding.values()) {
				int all = ReplayTable.recorded(row.scenario(), encoding);
				if (!row.cell(encoding).equals(all + " of " + all)) {
					assertThat(row.leftOut()).as(row.title()).isNotEmpty();
				}
			}
		});
	}

}
