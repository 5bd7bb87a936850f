package io.github.mesosspring.version;

import java.util.List;

import io.github.mesosspring.protocol.scheduler.Call;
import org.jspecify.annotations.Nullable;

/**
 * A SUBSCRIBE as a master understands it. Immutable.
 *
 * @param call the call, without what the master does not know
 * @param leftOut what is missing in it and makes a difference, in words fit for a log;
 * what the master is told otherwise is not among it
 * @param refusal why it must not be sent at all, or {@code null} if it may be
 */
public record SubscribeForm(Call call, List<String> leftOut, @Nullable String refusal) {

	public SubscribeForm {
		leftOut = List.copyOf(leftOut);
	}

}
