package io.github.mesosspring.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.github.mesosspring.protocol.CheckInfo;
import io.github.mesosspring.protocol.CommandInfo;
import io.github.mesosspring.protocol.Credential;
import io.github.mesosspring.protocol.Environment;
import io.github.mesosspring.protocol.HealthCheck;
import io.github.mesosspring.protocol.Secret;
import io.github.mesosspring.protocol.TaskStatus;
import io.github.mesosspring.protocol.scheduler.Event;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secrets out of messages; {@code (removed)} stands in their place.
 * <p>
 * Taken out are the values of {@code Secret} and {@code Credential}, values of
 * environment variables of type {@code SECRET}, and values of variables, labels,
 * parameters and map entries whose name contains {@code password}, {@code secret},
 * {@code token}, {@code key} or {@code credential}; the user info of URLs everywhere; and
 * in commands, URIs, checks, parameters, variables and messages about tasks what is
 * assigned to such a name, as in {@code --password=x}. Bytes that only the application
 * understands, such as {@code TaskInfo.data}, are left as they are.
 */
public final class Redaction {

	private static final ByteString REMOVED = ByteString.copyFromUtf8(SecretText.REMOVED);

	/** Types whose texts people write by hand, or programs for people. */
	private static final Set<String> FREE_TEXT = Set.of(CommandInfo.getDescriptor().getFullName(),
			CommandInfo.URI.getDescriptor().getFullName(), CheckInfo.Http.getDescriptor().getFullName(),
			HealthCheck.HTTPCheckInfo.getDescriptor().getFullName(), TaskStatus.getDescriptor().getFullName(),
			Event.Error.getDescriptor().getFullName());

	private static final List<String> NAMES = List.of("name", "key");

	private Redaction() {
	}

	/**
	 * A message without its secrets.
	 * @param <T> the type of the message
	 * @param message the message
	 * @return the same one if it holds none
	 */
	@SuppressWarnings("unchecked")
	public static <T extends Message> T withoutSecrets(T message) {
		Message.Builder changed = null;
		for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
			Object before = field.getValue();
			Object after = field.getKey().isRepeated() ? elements(message, field.getKey(), (List<?>) before)
					: value(message, field.getKey(), before);
			if (after != before) {
				changed = (changed != null) ? changed : message.toBuilder();
				changed.setField(field.getKey(), after);
			}
		}
		return (changed != null) ? (T) changed.buildPartial() : message;
	}

	private static List<?> elements(Message message, FieldDescriptor field, List<?> before) {
		List<Object> after = null;
		for (int i = 0; i < before.size(); i++) {
			Object element = isArgumentOfSecret(message, before, i) ? SecretText.REMOVED
					: value(message, field, before.get(i));
			if (element != before.get(i)) {
				after = (after != null) ? after : new ArrayList<>(before);
				after.set(i, element);
			}
		}
		return (after != null) ? after : before;
	}

	/**
	 * Whether the argument before is an option that asks for a secret.
	 */
	private static boolean isArgumentOfSecret(Message message, List<?> elements, int index) {
		return message instanceof CommandInfo && index > 0 && elements.get(index - 1) instanceof String option
				&& option.startsWith("-") && option.indexOf('=') < 0 && SecretText.isNameOfSecret(option);
	}

	private static Object value(Message message, FieldDescriptor field, Object before) {
		return switch (field.getJavaType()) {
			case MESSAGE -> withoutSecrets((Message) before);
			case STRING -> text(message, field, (String) before);
			case BYTE_STRING -> (message instanceof Secret.Value) ? REMOVED : before;
			default -> before;
		};
	}

	private static String text(Message message, FieldDescriptor field, String before) {
		if (message instanceof Credential && field.getNumber() == Credential.SECRET_FIELD_NUMBER) {
			return SecretText.REMOVED;
		}
		FieldDescriptor name = field.getName().equals("value") ? name(message) : null;
		if (name != null && isSecret(message, name)) {
			return SecretText.REMOVED;
		}
		boolean free = name != null || FREE_TEXT.contains(message.getDescriptorForType().getFullName());
		String after = free ? SecretText.withoutSecrets(before) : SecretText.withoutUserInfo(before);
		return after.equals(before) ? before : after;
	}

	private static boolean isSecret(Message message, FieldDescriptor name) {
		return SecretText.isNameOfSecret(message.getField(name).toString())
				|| (message instanceof Environment.Variable variable
						&& variable.getType() == Environment.Variable.Type.SECRET);
	}

	/**
	 * The field that names the value of this message.
	 */
	private static @Nullable FieldDescriptor name(Message message) {
		for (String name : NAMES) {
			FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
			if (field != null && field.getJavaType() == FieldDescriptor.JavaType.STRING) {
				return field;
			}
		}
		return null;
	}

}
