package io.github.mesosspring.recordio;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.UnpooledByteBufAllocator;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RecordIoEncoderTests {

	private final byte[] record = "h\u00e9llo".getBytes(StandardCharsets.UTF_8);

	@Test
	void countsBytesNotCharacters() {
		assertThat(RecordIoEncoder.encode(this.record)).asString(StandardCharsets.UTF_8).isEqualTo("6\nh\u00e9llo");
		assertThat(RecordIoEncoder.encode(new byte[0])).asString(StandardCharsets.UTF_8).isEqualTo("0\n");
	}

	@Test
	void refusesANegativeLength() {
		assertThatIllegalArgumentException().isThrownBy(() -> RecordIoEncoder.header(-1));
	}

	@Test
	void framesIntoBuffersOfAnyFactory() {
		assertThat(frame(DefaultDataBufferFactory.sharedInstance)).isEqualTo("6\nh\u00e9llo");
		assertThat(frame(new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT))).isEqualTo("6\nh\u00e9llo");
	}

	@Test
	void sharesTheRecordWithABufferOfNetty() {
		NettyDataBufferFactory factory = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
		DataBuffer frame = RecordIoEncoder.encode(this.record, factory);
		this.record[0] = 'H';
		assertThat(frame.toString(StandardCharsets.UTF_8)).isEqualTo("6\nH\u00e9llo");
	}

	private String frame(DataBufferFactory factory) {
		return RecordIoEncoder.encode(this.record, factory).toString(StandardCharsets.UTF_8);
	}

}
