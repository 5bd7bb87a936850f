package io.github.mesosspring.autoconfigure.security;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;

/**
 * Tokens of an OAuth2 client, if there is Spring Security's.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(OAuth2AuthorizedClientManager.class)
class OAuth2Configuration {

	@Bean
	@ConditionalOnMissingBean
	OAuth2CredentialsFactory mesosOAuth2CredentialsFactory(BeanFactory beans) {
		return new OAuth2CredentialsFactory(new OAuth2Login(beans));
	}

}
