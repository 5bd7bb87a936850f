package io.github.mesosspring.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where the Mesos master is and how to authenticate there. A bean of this type replaces
 * {@code mesos.master}, {@code mesos.security} and {@code mesos.ssl}.
 */
public interface MesosConnectionDetails extends ConnectionDetails {

	/**
	 * Attribute of the bean definition of details that lead to the cluster of a test:
	 * they hold for every framework, also for one that says where its master is.
	 */
	String FOR_TESTS = "io.github.mesosspring.connection-for-tests";

	/**
	 * Where the leading master is found.
	 * @return the location, in one of the forms of {@code mesos.master} other than
	 * {@code embedded}
	 */
	String getMaster();

	/**
	 * The principal to authenticate as, and to state in {@code FrameworkInfo.principal}.
	 * @return the principal, or {@code null} for none
	 */
	default @Nullable String getPrincipal() {
		return null;
	}

	/**
	 * The secret of the principal, sent with HTTP Basic authentication.
	 * @return the secret, or {@code null} for none
	 */
	default @Nullable String getSecret() {
		return null;
	}

	/**
	 * A token that stays the same, sent as bearer token instead of a secret.
	 * @return the token, or {@code null} for none
	 */
	default @Nullable String getToken() {
		return null;
	}

	/**
	 * How to encrypt the connections to the master. If there is a bundle, {@code https}
	 * is the scheme of masters given without one.
	 * @return the bundle, or {@code null} for what the HTTP client does by default
	 */
	default @Nullable SslBundle getSslBundle() {
		return null;
	}

}
