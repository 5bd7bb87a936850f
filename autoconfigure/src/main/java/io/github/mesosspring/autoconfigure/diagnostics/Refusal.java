package io.github.mesosspring.autoconfigure.diagnostics;

import java.util.regex.Pattern;

/**
 * Why a master did not take a framework, as it is recognised by the master's words, and
 * what to do about it.
 */
enum Refusal {

	/** It does not believe that we are who we say. */
	CREDENTIALS("(HTTP status )?401\\b.*",
			"The master does not accept the credentials. Correct mesos.security, or the bean that supplies them; "
					+ "the master has its own in --credentials."),

	/** We are not who the framework was. */
	PRINCIPAL(".*(does not match principal|framework's principal is not allowed).*",
			"Set mesos.security.principal to the principal the framework was registered with."),

	/** Its list of roles has not ours. */
	ROLES(".*are not present in the master's --roles.*",
			"Name other roles in mesos.framework.roles, or add these to the master's --roles."),

	/** It knows who we are, and does not allow it. */
	NOT_ALLOWED("(HTTP status )?403\\b.*|Not authorized.*",
			"The master knows the principal and does not allow it this. Name other roles in mesos.framework.roles, or "
					+ "allow it to the principal of mesos.security.principal by the ACL 'register_frameworks' of the master."),

	/** It lets nobody run tasks as root. */
	USER(".*is not allowed to run frameworks without --root_submissions.*",
			"Set mesos.framework.user to another user that exists on the agents."),

	/** Somebody tore the framework down, or it was away for too long. */
	REMOVED("Framework has been removed.*",
			"The framework was torn down, or was away for longer than mesos.framework.failover-timeout; its tasks are "
					+ "gone. To register a new one set mesos.subscription.on-framework-removed to subscribe-as-new."),

	/** Anything else. */
	OTHER(".*", "The description has the master's own words. Correct the configuration of the framework, or what the "
			+ "master allows it.");

	private final Pattern words;

	private final String action;

	Refusal(String words, String action) {
		this.words = Pattern.compile(words, Pattern.DOTALL);
		this.action = action;
	}

	/**
	 * Recognise a refusal.
	 * @param words what the master said
	 * @return the refusal, {@link #OTHER} if nothing more is known of it
	 */
	static Refusal of(String words) {
		for (Refusal refusal : values()) {
			if (refusal.words.matcher(words).matches()) {
				return refusal;
			}
		}
		return OTHER;
	}

	String action() {
		return this.action;
	}

}
