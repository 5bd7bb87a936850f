package io.github.mesosspring.operator;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import io.github.mesosspring.codec.MessageCodec;
import io.github.mesosspring.http.Recipient;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

/**
 * One call on its way: its bytes, what is known of its nature, and whether bytes of it
 * have left. The latter is decided once and for all, so that a call which is said not to
 * have been sent is not sent afterwards.
 */
final class OperatorRequest {

	private static final Set<String> LONG_POLLS = Set.of("WAIT_CONTAINER", "WAIT_NESTED_CONTAINER");

	/** Calls to which 404 is an answer, and not a master that has not got up yet. */
	private static final Set<String> MAY_FIND_NOTHING = Set.of("LIST_FILES", "READ_FILE", "MARK_AGENT_GONE");

	private final String name;

	private final byte[] body;

	private final MediaType mediaType;

	private final @Nullable Message call;

	private final AtomicReference<State> state = new AtomicReference<>(State.PENDING);

	private volatile Recipient recipient = Recipient.NAMED;

	private volatile @Nullable Throwable lastFailure;

	private OperatorRequest(String name, byte[] body, MessageCodec codec, @Nullable Message call) {
		this.name = name;
		this.body = body;
		this.mediaType = MediaType.parseMediaType(codec.mediaType());
		this.call = call;
	}

	/**
	 * Make a request of a call.
	 * @throws OperatorCallNotSentException if it must not be sent
	 */
	static OperatorRequest of(Message call, MessageCodec codec) {
		String refusal = OperatorRules.refusal(call);
		if (refusal != null) {
			throw new OperatorCallNotSentException(OperatorRules.name(call), refusal, null);
		}
		return new OperatorRequest(OperatorRules.name(call), encode(call, codec), codec, call);
	}

	private static byte[] encode(Message call, MessageCodec codec) {
		try {
			return codec.encode(call);
		}
		catch (RuntimeException ex) {
			throw new OperatorCallNotSentException(OperatorRules.name(call), "it cannot be encoded: " + ex.getMessage(),
					ex);
		}
	}

	/**
	 * Make a request of a call of which nothing is known.
	 */
	static OperatorRequest untyped(Encoding encoding, byte[] call) {
		return new OperatorRequest("The untyped call", call.clone(), encoding.codec(), null);
	}

	String name() {
		return this.name;
	}

	byte[] body() {
		return this.body;
	}

	/**
	 * The encoding of the call and of its answer.
	 */
	MediaType mediaType() {
		return this.mediaType;
	}

	/**
	 * Whom the next try goes to.
	 */
	Recipient recipient() {
		return this.recipient;
	}

	/**
	 * Note that the next try goes to one of a chain of redirects.
	 * @param redirects how many led there: the server that was named first names the next
	 */
	void redirected(int redirects) {
		this.recipient = (redirects < 2) ? Recipient.NAMED : Recipient.STRANGER;
	}

	/**
	 * What is to be said of a rejection besides the words of the server.
	 */
	@Nullable String hint(int status, String words) {
		return (this.call != null) ? OperatorCallVersions.hint(this.call, status, words) : null;
	}

	/**
	 * Whether the call only asks, so that it may be executed twice.
	 */
	boolean isHarmless() {
		return this.call != null
				&& (this.name.startsWith("GET_") || this.name.equals("LIST_FILES") || this.name.equals("READ_FILE"));
	}

	/**
	 * Whether the answer comes when something has happened.
	 */
	boolean isLongPoll() {
		return LONG_POLLS.contains(this.name);
	}

	boolean mayFindNothing() {
		return this.call == null || MAY_FIND_NOTHING.contains(this.name);
	}

	/**
	 * Ask to write the call to a connection.
	 * @return whether that is allowed
	 */
	boolean begin() {
		return this.state.compareAndSet(State.PENDING, State.LEFT);
	}

	/**
	 * What was written was not acted on, or does no harm: it is as if it had not been.
	 */
	void rewind() {
		this.state.compareAndSet(State.LEFT, State.PENDING);
	}

	/**
	 * A try was in vain, and there will be another one.
	 */
	void inVain(Throwable failure) {
		this.lastFailure = failure;
		rewind();
	}

	/**
	 * Why the latest try but the present one was in vain.
	 * @return the failure, or {@code null} if this is the first try
	 */
	@Nullable Throwable lastFailure() {
		return this.lastFailure;
	}

	boolean hasLeft() {
		return this.state.get() == State.LEFT;
	}

	/**
	 * Give up: nothing is written from now on.
	 * @return whether nothing was written before either
	 */
	boolean abandon() {
		return this.state.compareAndSet(State.PENDING, State.ABANDONED) || this.state.get() == State.ABANDONED;
	}

	private enum State {

		PENDING, LEFT, ABANDONED

	}

}
