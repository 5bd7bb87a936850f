package io.github.mesosspring.subscription;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.session.Session;
import io.github.mesosspring.session.SessionLoss;
import io.github.mesosspring.subscription.Verdict.Action;
import io.github.mesosspring.version.MasterVersion;
import io.github.mesosspring.version.SubscribeForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class SubscriptionLogTests {

	private static final Verdict REFUSED_CONNECTION = new Verdict(Action.RE_DETECT, SessionLoss.CONNECT_FAILED,
			"Connection refused", true);

	private static final Verdict NOT_READY = new Verdict(Action.RE_DETECT, SessionLoss.UNAVAILABLE,
			"503 No leader elected", true);

	private static final Session SESSION = new Session(URI.create("http://a:1"), TestEvents.id("f-1"), "secret-stream",
			1);

	private final Logger logger = (Logger) LoggerFactory.getLogger(MesosSubscription.class);

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final SubscriptionLog log = new SubscriptionLog("jobs");

	@BeforeEach
	void listen() {
		this.logger.setLevel(Level.DEBUG);
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	@AfterEach
	void leave() {
		this.logger.detachAppender(this.appender);
		this.logger.setLevel(null);
	}

	@Test
	void repetitionsOfAReasonAreQuietUntilSubscribed() {
		for (int i = 0; i < 3; i++) {
			this.log.tryingAgain(REFUSED_CONNECTION, Duration.ofMillis(100));
			this.log.tryingAgain(NOT_READY, Duration.ofMillis(100));
		}
		assertThat(levels()).containsExactly(Level.WARN, Level.WARN, Level.DEBUG, Level.DEBUG, Level.DEBUG,
				Level.DEBUG);
		this.log.subscribed(SESSION);
		this.log.tryingAgain(NOT_READY, Duration.ofMillis(100));
		assertThat(levels()).endsWith(Level.INFO, Level.WARN);
	}

	@Test
	void saysWhatHappenedToWhomAndWhatComesNext() {
		this.log.tryingAgain(NOT_READY, Duration.ofMillis(120));
		assertThat(this.appender.list.get(0).getFormattedMessage()).contains("Framework 'jobs'",
				"503 No leader elected", "unavailable", "trying again in 120 ms");
	}

	@Test
	void namesFrameworkAndLeaderButNotTheStreamId() {
		this.log.subscribed(SESSION);
		assertThat(this.appender.list.get(0).getFormattedMessage()).contains("f-1", "http://a:1")
			.doesNotContain("secret-stream");
	}

	@Test
	void saysNothingOfWhatIsLeftOutWhenNothingIs() {
		this.log.degraded(SESSION.master(), MasterVersion.OLDEST,
				new SubscribeForm(Call.getDefaultInstance(), List.of(), null), NOT_READY);
		this.log.degraded(SESSION.master(), MasterVersion.OLDEST,
				new SubscribeForm(Call.getDefaultInstance(), List.of("roles"), null), NOT_READY);
		assertThat(this.appender.list.get(0).getFormattedMessage()).endsWith("than that one knows");
		assertThat(this.appender.list.get(1).getFormattedMessage()).endsWith("than that one knows: without roles");
	}

	private List<Level> levels() {
		return this.appender.list.stream().map(ILoggingEvent::getLevel).toList();
	}

}
