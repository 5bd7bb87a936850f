package io.github.mesosspring.benchmarks.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * A colour for each series of a plot, in the order in which they are asked for. They can
 * be told apart by those who do not see all colours.
 */
final class Palette {

	private static final List<Color> COLORS = List.of(new Color(0x0072B2), new Color(0xE69F00), new Color(0x009E73),
			new Color(0xCC79A7), new Color(0x56B4E9), new Color(0xD55E00), new Color(0x999999), new Color(0x000000));

	private final List<String> names = new ArrayList<>();

	Color of(String name) {
		if (!this.names.contains(name)) {
			this.names.add(name);
		}
		return COLORS.get(this.names.indexOf(name) % COLORS.size());
	}

}
