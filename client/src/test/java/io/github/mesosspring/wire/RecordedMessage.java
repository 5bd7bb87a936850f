package io.github.mesosspring.wire;

import java.util.Objects;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One message that went over the wire.
 *
 * @param exchange where it was recorded
 * @param api which API it is of
 * @param kind which way it went
 * @param encoding how it was encoded
 * @param bytes the recorded bytes
 */
public record RecordedMessage(Exchange exchange, Api api, Kind kind, Encoding encoding, byte[] bytes) {

	/** What a message is in an exchange. */
	public enum Kind {

		/** A request. */
		CALL,

		/** The one message of a response. */
		ANSWER,

		/** A record of a stream. */
		EVENT

	}

	/**
	 * The message.
	 * @return what our codec reads
	 */
	public Message decoded() {
		return this.encoding.codec().decode(this.bytes, prototype());
	}

	/**
	 * What kind of call, answer or event it is.
	 * @return the name of its type, or {@code null} if it has none that is known
	 */
	public @Nullable String type() {
		Message decoded = decoded();
		var field = decoded.getDescriptorForType().findFieldByName("type");
		return decoded.hasField(field) ? ((EnumValueDescriptor) decoded.getField(field)).getName() : null;
	}

	/**
	 * Whether a master or agent took the call, or answered with this.
	 * @return whether the status was 200 or 202
	 */
	public boolean isAccepted() {
		Integer status = this.exchange.status();
		return status != null && status / 100 == 2;
	}

	/**
	 * Whether reading it and writing it again loses anything. In protobuf nothing may be
	 * lost, not even fields of a newer schema, which may only move behind those that are
	 * known. JSON has to be the same tree but for what the schema does not know, for
	 * empty lists, and for requests that were misspelled on purpose.
	 */
	public void assertSurvives() {
		Message message = decoded();
		byte[] written = this.encoding.codec().encode(message);
		assertThat(this.encoding.codec().decode(written, prototype())).as(toString()).isEqualTo(message);
		if (this.encoding == Encoding.PROTOBUF) {
			assertThat(written).as(toString()).hasSameSizeAs(this.bytes);
		}
		else if (!RecordedMessages.LENIENT.contains(this.exchange.name())) {
			assertThat(RecordedMessages.tree(written)).as(toString()).isEqualTo(RecordedMessages.tree(this.bytes));
		}
	}

	private Message prototype() {
		return switch (this.kind) {
			case CALL -> this.api.call();
			case ANSWER -> Objects.requireNonNull(this.api.answer());
			case EVENT -> this.api.event();
		};
	}

	@Override
	public String toString() {
		return this.exchange + " " + this.kind + " " + this.encoding;
	}

}
