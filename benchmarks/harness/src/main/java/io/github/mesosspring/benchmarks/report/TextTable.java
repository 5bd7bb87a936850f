package io.github.mesosspring.benchmarks.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

import io.github.mesosspring.benchmarks.result.Measurement;
import io.github.mesosspring.benchmarks.result.RowResult;
import io.github.mesosspring.benchmarks.result.Target;

/**
 * The table that is printed while the rows are run.
 */
public final class TextTable {

	private static final String LINE = "%3s  %-60s %-30s %12s  %-22s %s%n";

	private static final String TARGET = "%3s  %-91s %12s  %-8s %-12s %s%n";

	private final PrintStream out;

	/**
	 * A table.
	 * @param out where it goes, line by line
	 */
	public TextTable(PrintStream out) {
		this.out = out;
	}

	/**
	 * Print the names of the columns.
	 */
	public void header() {
		line(LINE, "row", "what", "contestant", "median", "spread", "unit");
	}

	/**
	 * Print what a row gave.
	 */
	public void row(RowRecord row) {
		RowResult result = row.result();
		if (result == null) {
			line("%3s  FAILED: %s%n", row.row(), row.reason());
			return;
		}
		for (Measurement measurement : result.measurements()) {
			line(LINE, row.row(), measurement.name(), measurement.contestant(), Figures.text(measurement.median()),
					Figures.spread(measurement), measurement.unit());
		}
		result.notes().forEach((note) -> line("%3s  %s%n", row.row(), note));
		this.out.flush();
	}

	/**
	 * Print what the rows are held against.
	 */
	public void targets(List<RowRecord> rows) {
		this.out.println();
		line(TARGET, "row", "target", "value", "unit", "asked for", "");
		for (RowRecord row : rows) {
			for (Target target : row.targets()) {
				line(TARGET, target.row(), target.name(), Figures.text(target.value()), target.unit(), target.target(),
						target.met() ? "met" : "MISSED");
			}
			if (row.failed()) {
				line("%3s  FAILED: %s%n", row.row(), row.reason());
			}
		}
		this.out.flush();
	}

	private void line(String format, Object... values) {
		this.out.printf(Locale.ROOT, format, values);
	}

}
