package io.github.mesosspring.recording;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Secrets as they stand in names, URLs and command lines.
 */
final class SecretText {

	static final String REMOVED = "(removed)";

	private static final List<String> WORDS = List.of("password", "secret", "token", "key", "credential");

	private static final Pattern USER_INFO = Pattern.compile("(\\w://)[^/\\s?#]*@");

	/**
	 * {@code name=value} and {@code --name value} where the name is that of a secret.
	 * Names are looked at once and never backtracked into, since texts may be long.
	 */
	private static final Pattern ASSIGNMENT = Pattern.compile(
			"(?<![\\w.-])(?=[\\w.-]*?(?:" + String.join("|", WORDS)
					+ "))((?:[\\w.-]++=)|(?:--[\\w.-]++[ \\t]+))(?:\"[^\"]*\"?|'[^']*'?|[^\\s&;,\"']+)",
			Pattern.CASE_INSENSITIVE);

	private SecretText() {
	}

	/**
	 * Whether what goes by this name is taken for a secret.
	 */
	static boolean isNameOfSecret(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return WORDS.stream().anyMatch(lower::contains);
	}

	/**
	 * A text without user and password of the URLs in it.
	 */
	static String withoutUserInfo(String text) {
		return (text.indexOf('@') >= 0 && text.contains("://"))
				? USER_INFO.matcher(text).replaceAll("$1" + REMOVED + "@") : text;
	}

	/**
	 * A text without these, and without the values that are assigned to names of secrets.
	 */
	static String withoutSecrets(String text) {
		return ASSIGNMENT.matcher(withoutUserInfo(text)).replaceAll("$1" + REMOVED);
	}

}
