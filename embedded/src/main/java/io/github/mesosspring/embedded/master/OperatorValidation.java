package io.github.mesosspring.embedded.master;

import java.util.Locale;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.mesosspring.protocol.master.Call;
import org.jspecify.annotations.Nullable;

/**
 * What a master finds wrong with an operator call before it looks at any state: every
 * call that has a payload needs it. The payload is called as the call is.
 */
final class OperatorValidation {

	private OperatorValidation() {
	}

	static @Nullable String validate(Call call) {
		if (!call.hasType()) {
			return "Expecting 'type' to be present";
		}
		String name = call.getType().name().toLowerCase(Locale.ROOT);
		FieldDescriptor payload = Call.getDescriptor().findFieldByName(name);
		if (payload == null || call.hasField(payload)) {
			return null;
		}
		return "Expecting '" + name + "' to be present";
	}

}
