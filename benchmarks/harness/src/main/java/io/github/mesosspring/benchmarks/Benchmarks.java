package io.github.mesosspring.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.mesosspring.benchmarks.report.Environment;
import io.github.mesosspring.benchmarks.report.Report;
import io.github.mesosspring.benchmarks.report.ResultFiles;
import io.github.mesosspring.benchmarks.report.RowRecord;
import io.github.mesosspring.benchmarks.report.TextTable;
import io.github.mesosspring.benchmarks.result.RowResult;

/**
 * Runs the rows of the table of targets one after the other, prints what they give, and
 * has it written as JSON and as a report. A row that fails is told of and does not keep
 * the others from being run.
 */
public final class Benchmarks {

	private final Environment environment;

	private final Folders folders;

	private final PrintStream out;

	private final ResultFiles files;

	private final TextTable table;

	Benchmarks(Environment environment, Folders folders, PrintStream out) {
		this.environment = environment;
		this.folders = folders;
		this.out = out;
		this.files = new ResultFiles(folders.results());
		this.table = new TextTable(out);
	}

	/**
	 * Run.
	 * @param arguments {@code full}, {@code quick} or {@code smoke}, and
	 * {@code --rows=1,2} for some rows only; or {@code report}, which makes the report
	 * anew of what a full run found, for reasons of missed targets to be in it
	 * @throws IOException if the results can not be written
	 */
	public static void main(String... arguments) throws IOException {
		Options options = Options.parse(arguments);
		Folders folders = Folders.of(Path.of(""), options.effort());
		if (options.reportOnly()) {
			Environment environment = new ResultFiles(folders.results()).readEnvironment();
			new Benchmarks(environment, folders, System.out).report();
			return;
		}
		List<Row> rows = options.chosen(Rows.all());
		Environment environment = Environment.here(options.effort().name(), options.rows());
		boolean complete = new Benchmarks(environment, folders, System.out).run(rows, options.effort());
		// Whatever threads are left
		System.exit(complete ? 0 : 1);
	}

	/**
	 * Run rows and write what they give beside what there is of other rows.
	 * @return whether all of them gave a result
	 */
	boolean run(List<Row> rows, Effort effort) throws IOException {
		boolean complete = !rows.isEmpty();
		this.table.header();
		for (Row row : rows) {
			RowRecord found = measure(row, effort);
			this.table.row(found);
			this.files.write(found);
			complete &= found.result() != null;
		}
		this.files.write(this.environment);
		report();
		return complete;
	}

	/**
	 * Write the summary and the report of all rows that were ever measured.
	 */
	void report() throws IOException {
		List<RowRecord> all = this.files.read();
		this.files.writeSummary(all);
		Path page = new Report(this.folders.report(), this.folders.results()).write(this.environment, all);
		this.table.targets(all);
		this.out.println("Written: " + page + " and " + this.folders.results());
	}

	private RowRecord measure(Row row, Effort effort) {
		Instant start = Instant.now();
		try {
			RowResult result = row.run(effort);
			return RowRecord.of(row.number(), result, this.environment, start, Duration.between(start, Instant.now()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return failed(row, ex, start);
		}
		catch (Exception | LinkageError | AssertionError ex) {
			ex.printStackTrace(this.out);
			return failed(row, ex, start);
		}
	}

	private RowRecord failed(Row row, Throwable failure, Instant start) {
		return RowRecord.failed(row.number(), failure, this.environment, start, Duration.between(start, Instant.now()));
	}

}
