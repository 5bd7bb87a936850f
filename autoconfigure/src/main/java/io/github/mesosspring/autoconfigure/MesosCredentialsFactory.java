package io.github.mesosspring.autoconfigure;

import io.github.mesosspring.http.MesosCredentialsProvider;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes credentials of one kind of those there are properties for. The beans of this type
 * are asked when there are properties of their kind. Public for the package
 * {@code security} only; an application declares a {@link MesosCredentialsProvider}.
 */
public interface MesosCredentialsFactory {

	/**
	 * The kind.
	 * @return {@code dcos} or {@code oauth2}, as in the properties
	 */
	String kind();

	/**
	 * Make credentials.
	 * @param properties the properties
	 * @param client sends a login, without credentials and with the TLS settings for
	 * masters
	 * @return the credentials, closed in the end if they can be
	 * @throws IllegalArgumentException if the properties cannot be used; the message says
	 * why, and shows no secret
	 */
	MesosCredentialsProvider create(MesosSecurityProperties properties, WebClient client);

}
