package io.github.mesosspring.session;

import io.github.mesosspring.protocol.scheduler.Event;
import java.util.Collection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.mesosspring.protocol.FrameworkID;
import io.github.mesosspring.protocol.OfferID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SessionsTests {

	private static final OfferID OFFER = OfferID.newBuilder().setValue("o").build();

	private final Sessions sessions = new Sessions();

	@Test
	void aListenerThatThrowsKeepsNobodyElseFromKnowing() {
		List<String> told = new ArrayList<>();
		this.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss reason) {
				throw new IllegalStateException("listener");
			}

			@Override
			public void tornDown(Session session) {
				throw new IllegalStateException("listener");
			}

		});
		this.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss reason) {
				told.add("lost " + session.epoch() + " " + reason);
			}

			@Override
			public void tornDown(Session session) {
				told.add("torn down " + session.epoch());
			}

		});
		this.sessions.open(session(1));
		assertThat(this.sessions.close(session(1), SessionLoss.STREAM_ENDED)).isTrue();
		this.sessions.open(session(2));
		this.sessions.teardownAccepted(session(2));
		assertThat(told).containsExactly("lost 1 STREAM_ENDED", "torn down 2");
	}

	@ParameterizedTest
	@EnumSource
	void onlyTheEndOfTheStreamAndAnUnknownFrameworkProveATeardown(SessionLoss reason) {
		List<String> told = new ArrayList<>();
		this.sessions.addListener(new SessionListener() {

			@Override
			public void lost(Session session, SessionLoss lossReason) {
				told.add("lost");
			}

			@Override
			public void teardownUnanswered(Session session) {
				told.add("unanswered");
			}

			@Override
			public void tornDown(Session session) {
				told.add("torn down");
			}

		});
		this.sessions.open(session(1));
		this.sessions.teardownBegun(session(1));
		this.sessions.close(session(1), reason);
		if (reason == SessionLoss.STREAM_ENDED || reason == SessionLoss.FRAMEWORK_UNKNOWN) {
			assertThat(told).containsExactly("torn down");
		}
		else {
			assertThat(told).containsExactly("unanswered", "lost");
		}
	}

	@Test
	void knowsWhichFrameworkIsTornDownBeforeItTells() {
		List<Boolean> known = new ArrayList<>();
		this.sessions.addListener(new SessionListener() {

			@Override
			public void tornDown(Session session) {
				known.add(SessionsTests.this.sessions.isTornDown(session.frameworkId()));
			}

		});
		this.sessions.open(session(1));
		assertThat(this.sessions.isTornDown(session(1).frameworkId())).isFalse();
		this.sessions.teardownBegun(session(1));
		this.sessions.close(session(1), SessionLoss.STREAM_ENDED);
		assertThat(known).containsExactly(true);
		assertThat(this.sessions.isTornDown(FrameworkID.newBuilder().setValue("g").build())).isFalse();
	}

	@Test
	void anAnswerThatComesAfterTheLossOfTheSessionIsAProofAllTheSame() {
		this.sessions.open(session(1));
		this.sessions.teardownBegun(session(1));
		this.sessions.close(session(1), SessionLoss.STREAM_BROKEN);
		assertThat(this.sessions.isTornDown(session(1).frameworkId())).isFalse();
		this.sessions.teardownAccepted(session(1));
		assertThat(this.sessions.isTornDown(session(1).frameworkId())).isTrue();
	}

	@Test
	void refusesASecondSessionAndLeavesTheOffersOfTheFirst() {
		this.sessions.open(session(1));
		this.sessions.offers().add(OFFER, 1);
		assertThatIllegalStateException().isThrownBy(() -> this.sessions.open(session(2)))
			.withMessageNotContaining("secret-stream");
		assertThat(this.sessions.offers().contains(OFFER)).isTrue();
	}

	@Test
	void whatIsClosedIsClosedOnce() {
		this.sessions.open(session(1));
		assertThat(this.sessions.close(session(1), SessionLoss.STREAM_ENDED)).isTrue();
		assertThat(this.sessions.close(session(1), SessionLoss.STREAM_ENDED)).isFalse();
		assertThat(this.sessions.teardownBegun(session(1))).isFalse();
		assertThat(this.sessions.current()).isNull();
	}

	private static Session session(long epoch) {
		return new Session(URI.create("http://127.0.0.1:5050"), FrameworkID.newBuilder().setValue("f").build(),
				"secret-stream", epoch);
	}

	@Test
	void tellsOfOffersThatBecameVoidUnusedAndWhy() {
		List<String> told = new ArrayList<>();
		this.sessions.addListener(new SessionListener() {

			@Override
			public void offersVoided(long epoch, Collection<OfferID> offers, OfferLoss reason) {
				told.add(epoch + " " + offers.stream().map(OfferID::getValue).toList() + " " + reason);
			}

			@Override
			public void lost(Session session, SessionLoss reason) {
				told.add("lost");
			}

		});
		this.sessions.open(session(1));
		OfferID used = OfferID.newBuilder().setValue("used").build();
		this.sessions.offers().add(OFFER, 1);
		this.sessions.offers().add(used, 1);
		this.sessions.offers().takeAll(List.of(used));
		this.sessions.rescind(rescind(used), 1);
		this.sessions.rescind(rescind(OFFER), 2);
		assertThat(told).isEmpty();
		this.sessions.rescind(rescind(OFFER), 1);
		this.sessions.offers().add(OfferID.newBuilder().setValue("p").build(), 1);
		this.sessions.close(session(1), SessionLoss.STREAM_ENDED);
		assertThat(told).containsExactly("1 [o] RESCINDED", "1 [p] SESSION_ENDED", "lost");
	}

	private static Event rescind(OfferID offer) {
		return Event.newBuilder()
			.setType(Event.Type.RESCIND)
			.setRescind(Event.Rescind.newBuilder().setOfferId(offer))
			.build();
	}

}
