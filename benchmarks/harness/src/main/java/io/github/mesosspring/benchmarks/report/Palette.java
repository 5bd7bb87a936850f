package io.github.mesosspring.benchmarks.report;

import java.awt.Color;
import java.util.List;

import io.github.mesosspring.benchmarks.result.Measurement;

/**
 * A colour for each contestant of a row, the same in all its plots. They can be told
 * apart by those who do not see all colours.
 */
final class Palette {

	private static final List<Color> COLORS = List.of(new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73),
			new Color(0xCC79A7), new Color(0x56B4E9), new Color(0xD55E00), new Color(0x999999), new Color(0x000000));

	private final List<String> contestants;

	Palette(List<Measurement> measurements) {
		this.contestants = measurements.stream().map(Measurement::contestant).distinct().toList();
	}

	Color of(String contestant) {
		return COLORS.get(this.contestants.indexOf(contestant) % COLORS.size());
	}

}
