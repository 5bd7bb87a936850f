package io.github.mesosspring.benchmarks;

import java.util.List;

import io.github.mesosspring.benchmarks.row.AcknowledgedRow;
import io.github.mesosspring.benchmarks.row.CallsRow;
import io.github.mesosspring.benchmarks.row.DispatchRow;
import io.github.mesosspring.benchmarks.row.FailoverRow;
import io.github.mesosspring.benchmarks.row.GrowthRow;
import io.github.mesosspring.benchmarks.row.JsonRow;
import io.github.mesosspring.benchmarks.row.LargeRecordRow;
import io.github.mesosspring.benchmarks.row.LatencyRow;
import io.github.mesosspring.benchmarks.row.RecordIoRow;
import io.github.mesosspring.benchmarks.row.SlowHandlerRow;
import io.github.mesosspring.benchmarks.row.StartUpRow;
import io.github.mesosspring.benchmarks.row.ThroughputRow;

/**
 * All rows of the table of targets that are measured, by number.
 */
final class Rows {

	private Rows() {
	}

	/**
	 * The rows, a new object for each. One line each, in the order of the table.
	 */
	static List<Row> all() {
		return List.of(new LatencyRow(), new ThroughputRow(), new AcknowledgedRow(), new RecordIoRow(), new JsonRow(),
				new SlowHandlerRow(), new LargeRecordRow(), new CallsRow(), new DispatchRow(), new FailoverRow(),
				new GrowthRow(), new StartUpRow());
	}

}
