package io.github.mesosspring.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Credentials: the keys below {@code mesos.security}, for masters, and below
 * {@code mesos.operator.agents}, for agents. At most one kind of them.
 */
public class MesosSecurityProperties {

	/**
	 * Principal to authenticate as.
	 */
	private @Nullable String principal;

	/**
	 * Secret of the principal, sent with HTTP Basic authentication.
	 */
	private @Nullable String secret;

	/**
	 * Token that stays the same, sent as bearer token.
	 */
	private @Nullable String token;

	private final Dcos dcos = new Dcos();

	private final OAuth2 oauth2 = new OAuth2();

	public @Nullable String getPrincipal() {
		return this.principal;
	}

	public void setPrincipal(@Nullable String principal) {
		this.principal = principal;
	}

	public @Nullable String getSecret() {
		return this.secret;
	}

	public void setSecret(@Nullable String secret) {
		this.secret = secret;
	}

	public @Nullable String getToken() {
		return this.token;
	}

	public void setToken(@Nullable String token) {
		this.token = token;
	}

	public Dcos getDcos() {
		return this.dcos;
	}

	public OAuth2 getOauth2() {
		return this.oauth2;
	}

	/**
	 * Service account of DC/OS.
	 */
	public static class Dcos {

		/**
		 * Name of the service account.
		 */
		private @Nullable String uid;

		/**
		 * Private key of the service account, of RSA: its PEM content, or the location of
		 * it.
		 */
		private @Nullable String privateKey;

		/**
		 * Password of the private key, if it is encrypted.
		 */
		private @Nullable String privateKeyPassword;

		/**
		 * URL to log in at.
		 */
		private String loginUrl = "https://leader.mesos/acs/api/v1/auth/login";

		public @Nullable String getUid() {
			return this.uid;
		}

		public void setUid(@Nullable String uid) {
			this.uid = uid;
		}

		public @Nullable String getPrivateKey() {
			return this.privateKey;
		}

		public void setPrivateKey(@Nullable String privateKey) {
			this.privateKey = privateKey;
		}

		public @Nullable String getPrivateKeyPassword() {
			return this.privateKeyPassword;
		}

		public void setPrivateKeyPassword(@Nullable String privateKeyPassword) {
			this.privateKeyPassword = privateKeyPassword;
		}

		public String getLoginUrl() {
			return this.loginUrl;
		}

		public void setLoginUrl(String loginUrl) {
			this.loginUrl = loginUrl;
		}

	}

	/**
	 * Client of an OAuth2 authorization server.
	 */
	public static class OAuth2 {

		/**
		 * Id of the client registration of Spring Security to get tokens with, of grant
		 * type client_credentials.
		 */
		private @Nullable String clientRegistrationId;

		public @Nullable String getClientRegistrationId() {
			return this.clientRegistrationId;
		}

		public void setClientRegistrationId(@Nullable String clientRegistrationId) {
			this.clientRegistrationId = clientRegistrationId;
		}

	}

}
