package io.github.mesosspring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * What an agent has to be like to be offered: one thing about it, and one test. An entry
 * of {@code mesos.framework.offer-constraints.<role>[].all-of}.
 */
@ConfigurationPropertiesSource
public class MesosOfferConstraint {

	/**
	 * Name of the agent's attribute to look at. Either this or the selector.
	 */
	private @Nullable String attribute;

	/**
	 * What to look at if not an attribute.
	 */
	private @Nullable Selector selector;

	/**
	 * Whether the agent has to have it, or must not have it.
	 */
	private @Nullable Boolean exists;

	/**
	 * Text it has to be.
	 */
	private @Nullable String textEquals;

	/**
	 * Text it must not be.
	 */
	private @Nullable String textNotEquals;

	/**
	 * Regular expression (RE2) that all of its text has to match.
	 */
	private @Nullable String textMatches;

	/**
	 * Regular expression (RE2) that all of its text must not match.
	 */
	private @Nullable String textNotMatches;

	public @Nullable String getAttribute() {
		return this.attribute;
	}

	public void setAttribute(@Nullable String attribute) {
		this.attribute = attribute;
	}

	public @Nullable Selector getSelector() {
		return this.selector;
	}

	public void setSelector(@Nullable Selector selector) {
		this.selector = selector;
	}

	public @Nullable Boolean getExists() {
		return this.exists;
	}

	public void setExists(@Nullable Boolean exists) {
		this.exists = exists;
	}

	public @Nullable String getTextEquals() {
		return this.textEquals;
	}

	public void setTextEquals(@Nullable String textEquals) {
		this.textEquals = textEquals;
	}

	public @Nullable String getTextNotEquals() {
		return this.textNotEquals;
	}

	public void setTextNotEquals(@Nullable String textNotEquals) {
		this.textNotEquals = textNotEquals;
	}

	public @Nullable String getTextMatches() {
		return this.textMatches;
	}

	public void setTextMatches(@Nullable String textMatches) {
		this.textMatches = textMatches;
	}

	public @Nullable String getTextNotMatches() {
		return this.textNotMatches;
	}

	public void setTextNotMatches(@Nullable String textNotMatches) {
		this.textNotMatches = textNotMatches;
	}

	/**
	 * What an agent has besides attributes.
	 */
	public enum Selector {

		/** Its host name. */
		HOSTNAME,

		/** The region it is in. */
		REGION,

		/** The zone it is in. */
		ZONE

	}

}
