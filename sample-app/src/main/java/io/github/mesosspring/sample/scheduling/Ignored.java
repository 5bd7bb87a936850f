package io.github.mesosspring.sample.scheduling;

import java.util.function.Consumer;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * For calls whose failure needs no reaction, because something repeats them or makes up
 * for them anyway.
 */
final class Ignored {

	private static final Log logger = LogFactory.getLog(Ignored.class);

	private Ignored() {
	}

	static Consumer<Throwable> failure(String what) {
		return (failure) -> logger.debug(what + ": " + failure.getMessage());
	}

}
