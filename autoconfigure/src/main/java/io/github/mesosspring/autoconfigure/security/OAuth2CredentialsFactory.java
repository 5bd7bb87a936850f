package io.github.mesosspring.autoconfigure.security;

import java.util.Objects;

import io.github.mesosspring.autoconfigure.MesosCredentialsFactory;
import io.github.mesosspring.autoconfigure.MesosSecurityProperties;
import io.github.mesosspring.credentials.RenewedCredentials;
import io.github.mesosspring.http.MesosCredentialsProvider;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * Makes credentials of a client registration of Spring Security.
 */
class OAuth2CredentialsFactory implements MesosCredentialsFactory {

	private final OAuth2Login login;

	OAuth2CredentialsFactory(OAuth2Login login) {
		this.login = login;
	}

	@Override
	public String kind() {
		return "oauth2";
	}

	/**
	 * {@inheritDoc} Spring Security has clients of its own, so the one given is not used.
	 */
	@Override
	public MesosCredentialsProvider create(MesosSecurityProperties properties, WebClient client) {
		String id = Objects.requireNonNull(properties.getOauth2().getClientRegistrationId());
		return new RenewedCredentials("The token of the OAuth2 client registration '" + id + "'",
				new OAuth2Tokens(id, this.login.find(id)));
	}

}
