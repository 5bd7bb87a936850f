package io.github.mesosspring.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Keeps the log of simulated disasters to itself.
 */
final class Silence implements BeforeAllCallback, AfterAllCallback {

	private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private Level before = Level.WARN;

	@Override
	public void beforeAll(ExtensionContext context) {
		this.before = this.root.getLevel();
		this.root.setLevel(Level.OFF);
	}

	@Override
	public void afterAll(ExtensionContext context) {
		this.root.setLevel(this.before);
	}

}
