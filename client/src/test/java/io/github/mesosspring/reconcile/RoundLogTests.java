package io.github.mesosspring.reconcile;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class RoundLogTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(ManagedReconciler.class);

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	private final ReconcilerFixture fixture = new ReconcilerFixture();

	@BeforeEach
	void listen() {
		this.lines.start();
		this.logger.addAppender(this.lines);
		this.logger.setLevel(Level.INFO);
	}

	@AfterEach
	void close() {
		this.logger.detachAppender(this.lines);
		this.logger.setLevel(null);
		this.fixture.close();
	}

	@Test
	void aRoundHasALineWhenItBeginsAndOneWhenItIsThrough() {
		this.fixture.naming("a", "b").subscribe();
		this.fixture.pass(Duration.ofSeconds(7));
		this.fixture.answer("a", "b");
		this.fixture.pass(Duration.ofHours(1));
		assertThat(said(Level.INFO)).containsExactly("Reconciling 2 tasks",
				"Reconciliation of 2 tasks is through after 7.0 s");
		assertThat(said(Level.WARN)).isEmpty();
	}

	@Test
	void nothingIsSaidWhereThereIsNothingToReconcile() {
		this.fixture.naming().subscribe();
		this.fixture.pass(Duration.ofHours(1));
		assertThat(said(Level.INFO)).isEmpty();
	}

	@Test
	void aTaskThatStaysUnansweredIsWarnedOfOnce() {
		this.fixture.naming("a").subscribe();
		this.fixture.pass(RoundLog.LONG.minusSeconds(1));
		assertThat(said(Level.WARN)).isEmpty();
		this.fixture.pass(Duration.ofHours(1));
		assertThat(said(Level.WARN)).singleElement().asString().contains("1 tasks", "[a]", "10 min");
	}

	@Test
	void aLongPauseIsSaidOnce() {
		this.fixture.drained = false;
		this.fixture.naming(ReconcilerFixture.manyIds(9)).subscribe();
		this.fixture.pass(Duration.ofMinutes(10));
		assertThat(said(Level.INFO)).filteredOn((line) -> line.contains("pauses")).hasSize(1);
	}

	private List<String> said(Level level) {
		return this.lines.list.stream()
			.filter((line) -> line.getLevel() == level)
			.map(ILoggingEvent::getFormattedMessage)
			.toList();
	}

}
