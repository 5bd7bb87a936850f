package io.github.mesosspring.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks for planted secrets in whatever form they may show up.
 */
final class Hunt {

	/**
	 * What is being hunted at present, also by the appender, which nobody can hand it to.
	 */
	static volatile Hunt current = new Hunt(Map.of());

	private final Map<String, String> forms = new LinkedHashMap<>();

	private final List<String> findings = new CopyOnWriteArrayList<>();

	private final AtomicLong searched = new AtomicLong();

	/**
	 * Create a hunt.
	 * @param secrets the secrets by the principal they belong to
	 */
	Hunt(Map<String, String> secrets) {
		secrets.forEach((principal, secret) -> {
			this.forms.put(secret, "the secret of " + principal);
			this.forms.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), "that of " + principal + " for URLs");
			this.forms.put(base64(secret), "that of " + principal + " in Base64");
			this.forms.put(base64(principal + ":" + secret), "the credentials of " + principal);
		});
	}

	private static String base64(String text) {
		String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
		// what follows decides about the end
		return encoded.substring(0, encoded.length() - 4);
	}

	/**
	 * Look at a text.
	 * @param where where it is from
	 * @param text the text
	 */
	void search(String where, String text) {
		this.searched.addAndGet(text.length());
		this.forms.forEach((form, name) -> {
			int index = text.indexOf(form);
			if (index != -1) {
				this.findings.add(where + " shows " + name + ": "
						+ text.substring(Math.max(0, index - 120), Math.min(text.length(), index + 120)));
			}
		});
	}

	List<String> findings() {
		return this.findings;
	}

	/**
	 * How many characters were looked at.
	 */
	long searched() {
		return this.searched.get();
	}

}
