package io.github.mesosspring.http;

import java.net.URI;
import java.time.Duration;

import io.github.mesosspring.version.MasterVersion;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Asks masters for their version: {@code GET /version}, which needs no credentials, so
 * that none are sent. Thread-safe.
 */
public final class MasterVersions {

	private static final Log logger = LogFactory.getLog(MasterVersions.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final JsonFactory JSON = new JsonFactory();

	private final WebClient client;

	private final Scheduler scheduler;

	/**
	 * Create it.
	 * @param client a client for calls, of which connections and TLS settings are used
	 * and neither filters nor credentials
	 */
	public MasterVersions(WebClient client) {
		this(client, Schedulers.parallel());
	}

	/**
	 * Create it.
	 * @param client a client for calls, of which connections and TLS settings are used
	 * and neither filters nor credentials
	 * @param scheduler measures the time a master is given
	 */
	public MasterVersions(WebClient client, Scheduler scheduler) {
		this.client = client.mutate()
			.filters((filters) -> filters.clear())
			.defaultHeaders((headers) -> headers.remove(HttpHeaders.AUTHORIZATION))
			.build();
		this.scheduler = scheduler;
	}

	/**
	 * Ask a master. Never fails and takes no longer than two seconds.
	 * @param master base URI of the master
	 * @return its version; {@link MasterVersion#NEWEST} if it does not tell
	 */
	public Mono<MasterVersion> of(URI master) {
		return this.client.get()
			.uri(master.resolve("/version"))
			.retrieve()
			.bodyToMono(byte[].class)
			.map(MasterVersions::parse)
			.timeout(TIMEOUT, this.scheduler)
			.onErrorResume((failure) -> {
				logger.debug("The master " + master + " does not tell its version", failure);
				return Mono.empty();
			})
			.defaultIfEmpty(MasterVersion.NEWEST);
	}

	private static MasterVersion parse(byte[] body) {
		String version = field(body, "version");
		return (version != null) ? MasterVersion.of(version) : MasterVersion.NEWEST;
	}

	private static @Nullable String field(byte[] body, String name) throws JacksonException {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return null;
			}
			while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
				boolean found = parser.currentName().equals(name);
				JsonToken value = parser.nextToken();
				if (found) {
					return (value == JsonToken.VALUE_STRING) ? parser.getString() : null;
				}
				parser.skipChildren();
			}
			return null;
		}
	}

}
