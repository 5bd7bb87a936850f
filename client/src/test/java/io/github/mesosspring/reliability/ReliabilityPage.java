package io.github.mesosspring.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docs/reliability.md}, whose blocks are written by the tests they speak of. A
 * block named {@code chaos} stands between {@code <!-- chaos -->} and
 * {@code <!-- /chaos -->}.
 */
public final class ReliabilityPage {

	private static final Path PAGE = Path.of("../docs/reliability.md");

	private ReliabilityPage() {
	}

	/**
	 * The faults that a block says were injected.
	 * @param name the name of the block
	 * @return their names, in the order of the page
	 */
	public static List<String> faults(String name) {
		List<String> faults = new ArrayList<>();
		boolean table = false;
		for (String line : block(name, read()).group(2).lines().toList()) {
			if (line.startsWith("| " + ReliabilityResult.FAULTS + " |")) {
				table = true;
			}
			else if (!line.startsWith("|")) {
				table = false;
			}
			else if (table && !line.startsWith("|--")) {
				faults.add(line.split("\\|")[1].strip());
			}
		}
		return faults;
	}

	static void renew(String name, String content) {
		String page = read();
		Matcher block = block(name, page);
		try {
			Files.writeString(PAGE, page.substring(0, block.start(2)) + content + page.substring(block.end(2)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Matcher block(String name, String page) {
		Matcher block = Pattern.compile("(<!-- %1$s -->\n)(.*?)(<!-- /%1$s -->)".formatted(name), Pattern.DOTALL)
			.matcher(page);
		if (!block.find()) {
			throw new AssertionError(PAGE + " has no block <!-- " + name + " --> ... <!-- /" + name + " -->");
		}
		return block;
	}

	private static String read() {
		try {
			return Files.readString(PAGE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
