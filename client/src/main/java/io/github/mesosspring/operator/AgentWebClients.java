package io.github.mesosspring.operator;

import io.github.mesosspring.http.MasterAuthentication;
import io.github.mesosspring.http.MesosCredentialsProvider;
import io.github.mesosspring.http.MesosWebClients;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The clients for masters made into clients for agents: of the former, connections and
 * TLS settings are used but no filters, since any of them may add credentials that are
 * none of an agent's business.
 */
final class AgentWebClients implements MesosWebClients {

	private final WebClient stream;

	private final WebClient calls;

	AgentWebClients(MesosWebClients masters, @Nullable MesosCredentialsProvider credentials, boolean encryptedOnly) {
		this.stream = client(masters.stream(), credentials, encryptedOnly);
		this.calls = client(masters.operator(), credentials, encryptedOnly);
	}

	@Override
	public WebClient stream() {
		return this.stream;
	}

	@Override
	public WebClient calls() {
		return this.calls;
	}

	private static WebClient client(WebClient masters, @Nullable MesosCredentialsProvider credentials,
			boolean encryptedOnly) {
		WebClient.Builder builder = masters.mutate()
			.filters((filters) -> filters.clear())
			.filter((request, next) -> next.exchange(withoutCredentials(request)));
		return (credentials != null) ? builder.filter(new MasterAuthentication(credentials, encryptedOnly)).build()
				: builder.build();
	}

	/**
	 * Default headers, cookies and request of the builder are in the request by now, and
	 * none of this library needs any credential of its own.
	 */
	private static ClientRequest withoutCredentials(ClientRequest request) {
		return ClientRequest.from(request).headers((headers) -> {
			headers.remove(HttpHeaders.AUTHORIZATION);
			headers.remove(HttpHeaders.COOKIE);
		}).cookies((cookies) -> cookies.clear()).build();
	}

}
