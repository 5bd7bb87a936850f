package io.github.mesosspring.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.benchmarks.result.Target;

/**
 * The targets, whether they are met, and why those that are not are missed.
 */
final class TargetsSection {

	private final MissedReasons reasons;

	TargetsSection(MissedReasons reasons) {
		this.reasons = reasons;
	}

	String render(List<RowRecord> rows) {
		List<Target> targets = rows.stream().flatMap((row) -> row.targets().stream()).toList();
		List<Target> missed = targets.stream().filter((target) -> !target.met()).toList();
		List<RowRecord> failed = rows.stream().filter(RowRecord::failed).toList();
		StringBuilder text = new StringBuilder("\n## Targets\n\n");
		text.append(String.valueOf(targets.size() - missed.size()))
			.append(" of ")
			.append(targets.size())
			.append(" targets are met");
		text.append(failed.isEmpty() ? ".\n\n" : ", and rows failed, see below.\n\n");
		text.append(Markdown.table("lllrll", List.of("row", "what", "target", "value", "asked for", ""),
				targets.stream().map(TargetsSection::cells).toList()));
		text.append(notMet(missed, failed));
		return text.toString();
	}

	private static List<String> cells(Target target) {
		String title = RowText.of(target.row()).heading();
		return List.of("[" + target.row() + "](#" + Markdown.anchor(title) + ")",
				Markdown.text(RowText.of(target.row()).title()), Markdown.text(target.name()),
				Figures.text(target.value()) + " " + Markdown.text(target.unit()), Markdown.text(target.target()),
				Report.verdict(target));
	}

	private String notMet(List<Target> missed, List<RowRecord> failed) {
		List<String> lines = new ArrayList<>();
		for (Target target : missed) {
			lines.add("- **" + target.row() + ", " + Markdown.text(target.name()) + "**: " + this.reasons.of(target));
		}
		for (RowRecord row : failed) {
			lines.add("- **" + row.row() + " failed**: " + Markdown.text(row.reason()));
		}
		return lines.isEmpty() ? "" : "\n### Why not\n\n" + String.join("\n", lines) + "\n";
	}

}
