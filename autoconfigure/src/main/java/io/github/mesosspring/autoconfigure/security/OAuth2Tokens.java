package io.github.mesosspring.autoconfigure.security;

import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.mesosspring.credentials.IssuedCredentials;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/**
 * Has Spring Security get a token, a new one each time but the first: it is asked again
 * when the last one was refused or is about to expire, neither of which Spring Security
 * knows, so it is told that the last one has expired.
 */
class OAuth2Tokens implements Supplier<Mono<IssuedCredentials>> {

	private static final String PRINCIPAL = "mesos";

	private final String registrationId;

	private final Function<OAuth2AuthorizeRequest, Mono<OAuth2AuthorizedClient>> manager;

	private volatile @Nullable OAuth2AuthorizedClient last;

	OAuth2Tokens(String registrationId, Function<OAuth2AuthorizeRequest, Mono<OAuth2AuthorizedClient>> manager) {
		this.registrationId = registrationId;
		this.manager = manager;
	}

	@Override
	public Mono<IssuedCredentials> get() {
		return this.manager.apply(request())
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("the client registration '" + this.registrationId
					+ "' yields no token; its authorization-grant-type must be client_credentials")))
			.map(this::issued);
	}

	private OAuth2AuthorizeRequest request() {
		OAuth2AuthorizedClient client = this.last;
		OAuth2AuthorizeRequest.Builder request = (client != null)
				? OAuth2AuthorizeRequest.withAuthorizedClient(expired(client))
				: OAuth2AuthorizeRequest.withClientRegistrationId(this.registrationId);
		return request.principal(PRINCIPAL).build();
	}

	private static OAuth2AuthorizedClient expired(OAuth2AuthorizedClient client) {
		OAuth2AccessToken token = client.getAccessToken();
		return new OAuth2AuthorizedClient(client.getClientRegistration(), client.getPrincipalName(),
				new OAuth2AccessToken(token.getTokenType(), token.getTokenValue(), Instant.EPOCH,
						Instant.EPOCH.plusSeconds(1)));
	}

	private IssuedCredentials issued(OAuth2AuthorizedClient client) {
		this.last = client;
		OAuth2AccessToken token = client.getAccessToken();
		return new IssuedCredentials("Bearer " + token.getTokenValue(), token.getExpiresAt());
	}

}
