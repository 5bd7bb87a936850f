package io.github.mesosspring.subscription;

import java.nio.charset.StandardCharsets;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.http.MasterVersion;
import io.github.mesosspring.protocol.FrameworkInfo;
import io.github.mesosspring.protocol.scheduler.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ForcedSubscribeTests {

	private static final String HOSTILE = "\"subscribe\":{";

	private final Call call = Call.newBuilder()
		.setType(Call.Type.SUBSCRIBE)
		.setFrameworkId(TestEvents.id(HOSTILE))
		.setSubscribe(Call.Subscribe.newBuilder()
			.setFrameworkInfo(
					FrameworkInfo.newBuilder().setName(HOSTILE).setUser("nobody").setId(TestEvents.id(HOSTILE)))
			.addSuppressedRoles("a"))
		.build();

	@ParameterizedTest
	@CsvSource({ "0.24.0, true", "0.27.3, true", "0.28.0, false", "1.0.0, false", "1.12.0-dev, false", "odd, false" })
	void onlyMastersBefore028AreTold(String version, boolean heeded) {
		assertThat(ForcedSubscribe.isHeededBy(MasterVersion.of(version))).isEqualTo(heeded);
	}

	@Test
	void protobufHasFieldTwoAsANumberAndIsOtherwiseTheSame() throws InvalidProtocolBufferException {
		Call forced = Call.parseFrom(ForcedSubscribe.encode(this.call, Encoding.PROTOBUF));
		assertThat(forced.getSubscribe().getUnknownFields().getField(2).getVarintList()).containsExactly(1L);
		Call.Builder rest = forced.toBuilder();
		rest.getSubscribeBuilder().setUnknownFields(UnknownFieldSet.getDefaultInstance());
		assertThat(rest.build()).isEqualTo(this.call);
	}

	@Test
	void jsonHasForceInSubscribeAndIsOtherwiseTheSame() {
		byte[] forced = ForcedSubscribe.encode(this.call, Encoding.JSON);
		String text = new String(forced, StandardCharsets.UTF_8);
		assertThat(text).containsOnlyOnce("\"force\":true")
			.contains(",\"subscribe\":{\"force\":true,\"framework_info\"");
		assertThat(Encoding.JSON.codec().decode(forced, Call.getDefaultInstance())).isEqualTo(this.call);
	}

}
