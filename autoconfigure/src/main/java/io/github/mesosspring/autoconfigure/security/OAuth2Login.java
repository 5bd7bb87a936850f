package io.github.mesosspring.autoconfigure.security;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/**
 * Finds what gets tokens: the application's authorized client manager, or else one made
 * of its client registrations. Which of the two sorts there are depends on the kind of
 * application: those of reactive ones, and those of all others, which block and therefore
 * get a thread that may. A manager that serves web requests only is left alone.
 */
class OAuth2Login {

	private static final String OF_WEB_REQUESTS = ".Default";

	private final BeanFactory beans;

	OAuth2Login(BeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Find it.
	 * @param registrationId the id of the client registration to be used
	 * @return gets tokens
	 * @throws IllegalArgumentException if there is no such client registration
	 */
	Function<OAuth2AuthorizeRequest, Mono<OAuth2AuthorizedClient>> find(String registrationId) {
		OAuth2AuthorizedClientManager manager = manager(registrationId);
		if (manager != null) {
			return (request) -> Mono.fromCallable(() -> manager.authorize(request))
				.subscribeOn(Schedulers.boundedElastic());
		}
		ReactiveOAuth2AuthorizedClientManager reactive = reactiveManager(registrationId);
		if (reactive != null) {
			return reactive::authorize;
		}
		throw new IllegalArgumentException("there is no OAuth2 client registration at all; "
				+ "define it below spring.security.oauth2.client.registration." + registrationId);
	}

	private @Nullable OAuth2AuthorizedClientManager manager(String registrationId) {
		OAuth2AuthorizedClientManager given = given(OAuth2AuthorizedClientManager.class);
		ClientRegistrationRepository registrations = this.beans.getBeanProvider(ClientRegistrationRepository.class)
			.getIfUnique();
		OAuth2AuthorizedClientService clients = this.beans.getBeanProvider(OAuth2AuthorizedClientService.class)
			.getIfUnique();
		if (given != null || registrations == null || clients == null) {
			return given;
		}
		check(registrations, registrationId);
		AuthorizedClientServiceOAuth2AuthorizedClientManager made = new AuthorizedClientServiceOAuth2AuthorizedClientManager(
				registrations, clients);
		made.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder().clientCredentials().build());
		return made;
	}

	private @Nullable ReactiveOAuth2AuthorizedClientManager reactiveManager(String registrationId) {
		ReactiveOAuth2AuthorizedClientManager given = given(ReactiveOAuth2AuthorizedClientManager.class);
		ReactiveClientRegistrationRepository registrations = this.beans
			.getBeanProvider(ReactiveClientRegistrationRepository.class)
			.getIfUnique();
		ReactiveOAuth2AuthorizedClientService clients = this.beans
			.getBeanProvider(ReactiveOAuth2AuthorizedClientService.class)
			.getIfUnique();
		if (given != null || registrations == null || clients == null) {
			return given;
		}
		check(registrations, registrationId);
		AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager made = new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(
				registrations, clients);
		made.setAuthorizedClientProvider(
				ReactiveOAuth2AuthorizedClientProviderBuilder.builder().clientCredentials().build());
		return made;
	}

	private <T> @Nullable T given(Class<T> type) {
		T bean = this.beans.getBeanProvider(type).getIfUnique();
		return (bean == null || bean.getClass().getName().contains(OF_WEB_REQUESTS)) ? null : bean;
	}

	/**
	 * Registrations in memory can be looked at without asking a server.
	 */
	private static void check(Object registrations, String id) {
		if (!(registrations instanceof Iterable<?> all)) {
			return;
		}
		for (Object candidate : all) {
			if (candidate instanceof ClientRegistration registration && registration.getRegistrationId().equals(id)) {
				if (!AuthorizationGrantType.CLIENT_CREDENTIALS.equals(registration.getAuthorizationGrantType())) {
					throw new IllegalArgumentException(
							"the client registration '" + id + "' has not the grant type client_credentials; set "
									+ "spring.security.oauth2.client.registration." + id + ".authorization-grant-type");
				}
				return;
			}
		}
		throw new IllegalArgumentException("there is no OAuth2 client registration '" + id
				+ "'; define it below spring.security.oauth2.client.registration." + id);
	}

}
