package io.github.mesosspring.operator;

import java.time.Duration;

import com.google.protobuf.Message;
import io.github.mesosspring.codec.Encoding;
import reactor.core.publisher.Mono;

/**
 * What the operator APIs of masters and agents have in common. Thread-safe.
 * <p>
 * Nothing is sent before the returned {@code Mono} is subscribed to; each subscription
 * sends the call again. A call fails with an {@link OperatorCallException} and nothing
 * else, and it ends in time: after the timeout of the template at the latest (75 s unless
 * set), except for calls that wait for a container. All typed methods keep to one rule:
 * they emit the payload of the answer, the message {@code Response.GetX}, and complete
 * without a value if there is none to a call. Answers are emitted on a thread that must
 * not block; {@link MesosOperatorTemplate#await} is for those who want to.
 *
 * @param <C> the calls
 * @param <R> the answers
 */
public interface OperatorCalls<C extends Message, R extends Message> {

	/**
	 * Send any call whose answer is no stream.
	 * @param call the call, with its type and the payload of that type
	 * @return the answer; empty if it has no body
	 */
	Mono<R> send(C call);

	/**
	 * Send any call whose answer is no stream, with a time of its own.
	 * @param call the call, with its type and the payload of that type
	 * @param timeout how long it may take, the search for the leader included
	 * @return the answer; empty if it has no body
	 */
	Mono<R> send(C call, Duration timeout);

	/**
	 * Send any call whose answer is no stream, and get the answer with its status.
	 * @param call the call, with its type and the payload of that type
	 * @return the answer as it came
	 */
	Mono<OperatorAnswer> exchange(C call);

	/**
	 * Send any call whose answer is no stream, with a time of its own, and get the answer
	 * with its status.
	 * @param call the call, with its type and the payload of that type
	 * @param timeout how long it may take, the search for the leader included
	 * @return the answer as it came
	 */
	Mono<OperatorAnswer> exchange(C call, Duration timeout);

	/**
	 * Send a call that the messages of this library do not know, such as one of another
	 * version of Mesos. It is sent as it is: none of the rules is applied that keep a
	 * call from doing harm. It is repeated only if it was surely not executed.
	 * @param encoding the encoding of the call and of its answer
	 * @param call the bytes of the call; not changed
	 * @return the answer as it came
	 */
	Mono<OperatorAnswer> exchange(Encoding encoding, byte[] call);

}
