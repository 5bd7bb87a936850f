package io.github.mesosspring.embedded.proxy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RelayTests {

	private final List<String> told = new ArrayList<>();

	private final EmbeddedChannel sink = new EmbeddedChannel();

	private Relay relay(Flow flow) {
		return new Relay(new EmbeddedChannel(), this.sink, flow, new Traffic(), new ManualClock(), new Relay.Owner() {

			@Override
			public void cut() {
				RelayTests.this.told.add("cut");
			}

			@Override
			public void ended() {
				RelayTests.this.told.add("ended");
			}

		});
	}

	private List<String> written() {
		List<String> pieces = new ArrayList<>();
		for (ByteBuf piece = this.sink.readOutbound(); piece != null; piece = this.sink.readOutbound()) {
			if (piece.isReadable()) {
				pieces.add(piece.toString(StandardCharsets.US_ASCII));
			}
			piece.release();
		}
		return pieces;
	}

	private static ByteBuf bytes(String text) {
		return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
	}

	@Test
	void writesPiecesOfTheChoppedSizeOneByOne() {
		relay(Flow.PLAIN.chopped(3)).received(bytes("abcdefgh"));
		assertThat(written()).containsExactly("abc", "def", "gh");
	}

	@Test
	void writesWhatCameInOnePieceOtherwise() {
		relay(Flow.PLAIN).received(bytes("abcdefgh"));
		assertThat(written()).containsExactly("abcdefgh");
	}

	@Test
	void asksForACutWhenTheLastByteBeforeItIsWritten() {
		Relay relay = relay(Flow.PLAIN.cutAfter(5));
		relay.received(bytes("abcd"));
		assertThat(this.told).isEmpty();
		relay.received(bytes("efgh"));
		assertThat(written()).containsExactly("abcd", "e");
		assertThat(this.told).containsExactly("cut");
	}

	@Test
	void takesUpTheRateItIsGivenLater() {
		Relay relay = relay(Flow.PLAIN.throttled(10));
		relay.received(bytes("abc"));
		assertThat(written()).isEmpty();
		relay.change(Flow.PLAIN);
		assertThat(written()).containsExactly("abc");
	}

}
