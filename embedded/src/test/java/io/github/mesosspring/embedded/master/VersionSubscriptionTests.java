package io.github.mesosspring.embedded.master;

import java.nio.charset.StandardCharsets;

import com.google.protobuf.UnknownFieldSet;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import io.github.mesosspring.protocol.scheduler.Event;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How subscriptions differ between versions.
 */
class VersionSubscriptionTests {

	@ParameterizedTest
	@CsvSource({ "0.24,PROTOBUF,false", "0.27,JSON,false", "0.28,JSON,true", "1.0,PROTOBUF,true", "1.12,JSON,true" })
	void namesStreamsSinceTwentyEight(String version, Encoding encoding, boolean named) {
		try (OldMaster master = new OldMaster(version); TestScheduler scheduler = master.subscribe(encoding)) {
			assertThat(scheduler.streamId().equals("null")).isEqualTo(!named);
			Call.Builder revive = Call.newBuilder().setType(Call.Type.REVIVE).setFrameworkId(scheduler.id());
			assertThat(master.send(encoding, revive).status()).isEqualTo(named ? 400 : 202);
			byte[] subscribe = encoding.codec()
				.encode(Call.newBuilder()
					.setType(Call.Type.SUBSCRIBE)
					.setSubscribe(Call.Subscribe.newBuilder().setFrameworkInfo(OldMaster.framework()))
					.build());
			assertThat(master.status(OldMaster.request(encoding, subscribe, "Mesos-Stream-Id: x")))
				.isEqualTo(named ? 400 : 200);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.28,false", "1.0,false", "1.1,true", "1.12,true" })
	void quotesTheWrongStreamIdSinceOneOne(String version, boolean quoted) {
		try (OldMaster master = new OldMaster(version); TestScheduler scheduler = master.subscribe(Encoding.PROTOBUF)) {
			assertThat(scheduler.send((call) -> call.setType(Call.Type.REVIVE), "wrong").text()).isEqualTo(quoted
					? "The stream ID 'wrong' included in this request didn't match the stream ID currently "
							+ "associated with framework ID " + scheduler.id().getValue()
					: "The stream ID included in this request didn't match the stream ID currently "
							+ "associated with framework ID '" + scheduler.id().getValue() + "'");
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.24,PROTOBUF", "0.27,PROTOBUF", "0.24,JSON", "0.27,JSON" })
	void leavesAConnectedSchedulerAloneUnlessForced(String version, Encoding encoding) {
		try (OldMaster master = new OldMaster(version); TestScheduler first = master.subscribe(encoding)) {
			first.nextOffer();
			FrameworkInfo.Builder info = OldMaster.framework().setId(first.id());
			try (TestScheduler second = master.open(encoding, info)) {
				assertThat(second.next(Event.Type.ERROR).getError().getMessage())
					.isEqualTo("Framework is already connected");
				assertThat(second.next()).isEqualTo(TestScheduler.End.LAST_CHUNK);
			}
			assertThat(first.drain()).isEmpty();
			assertThat(master.status(OldMaster.request(encoding, forced(encoding, info.build())))).isEqualTo(200);
			assertThat(first.next(Event.Type.ERROR).getError().getMessage()).isEqualTo("Framework failed over");
		}
	}

	/** The client's schema has no such field any more. */
	private static byte[] forced(Encoding encoding, FrameworkInfo info) {
		Call.Subscribe.Builder subscribe = Call.Subscribe.newBuilder().setFrameworkInfo(info);
		if (encoding == Encoding.PROTOBUF) {
			subscribe.setUnknownFields(UnknownFieldSet.newBuilder()
				.addField(2, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
				.build());
		}
		byte[] call = encoding.codec()
			.encode(Call.newBuilder()
				.setType(Call.Type.SUBSCRIBE)
				.setFrameworkId(info.getId())
				.setSubscribe(subscribe)
				.build());
		return (encoding == Encoding.PROTOBUF) ? call
				: new String(call, StandardCharsets.UTF_8).replace("\"subscribe\":{", "\"subscribe\":{\"force\":true,")
					.getBytes(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@CsvSource({ "0.28,JSON", "1.0,PROTOBUF", "1.12,JSON" })
	void takesOverWithoutForceSinceTwentyEight(String version, Encoding encoding) {
		try (OldMaster master = new OldMaster(version); TestScheduler first = master.subscribe(encoding)) {
			first.nextOffer();
			try (TestScheduler second = master.open(encoding, OldMaster.framework().setId(first.id()))) {
				second.next(Event.Type.SUBSCRIBED);
				first.next(Event.Type.ERROR);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.28,true", "1.8,true", "1.9,false", "1.12,false" })
	void keepsThePrincipalSilentlyBeforeOneNine(String version, boolean silent) {
		try (OldMaster master = new OldMaster(version);
				TestScheduler first = master.subscribe(Encoding.PROTOBUF);
				TestScheduler second = master.open(Encoding.PROTOBUF,
						OldMaster.framework().setId(first.id()).setPrincipal("other"))) {
			second.next(silent ? Event.Type.SUBSCRIBED : Event.Type.ERROR);
		}
	}

	@ParameterizedTest
	@CsvSource({ "0.28,true", "1.0,false", "1.12,false" })
	void takesHugeFailoverTimeoutsForNoneBeforeOne(String version, boolean accepted) {
		try (OldMaster master = new OldMaster(version);
				TestScheduler scheduler = master.open(Encoding.PROTOBUF,
						OldMaster.framework().setFailoverTimeout(1e12))) {
			scheduler.next(accepted ? Event.Type.SUBSCRIBED : Event.Type.ERROR);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1.4,", "1.5,Suppressed role 'x' is not contained in the list of roles",
			"1.11,Suppressed role 'x' is not contained in the list of roles",
			"1.12,Suppressed roles { x } are not contained in the set of roles" })
	void judgesSuppressedRoles(String version, String error) {
		try (OldMaster master = new OldMaster(version);
				TestScheduler scheduler = TestScheduler.open(master.master().uri(), Encoding.PROTOBUF,
						Call.Subscribe.newBuilder()
							.setFrameworkInfo(TestScheduler.framework())
							.addSuppressedRoles("x")
							.build())) {
			if (error == null) {
				scheduler.next(Event.Type.SUBSCRIBED);
			}
			else {
				assertThat(scheduler.next(Event.Type.ERROR).getError().getMessage()).isEqualTo(error);
			}
		}
	}

}
