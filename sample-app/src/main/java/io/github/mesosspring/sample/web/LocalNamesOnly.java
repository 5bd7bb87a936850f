package io.github.mesosspring.sample.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * While only this machine can reach the application, it answers to this machine's own
 * names only. Otherwise a web page could have its own name point to 127.0.0.1 and run
 * commands through the browser of somebody on this machine (DNS rebinding).
 */
@Component
class LocalNamesOnly implements WebFilter {

	private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

	private final boolean local;

	LocalNamesOnly(ServerProperties server) {
		InetAddress address = server.getAddress();
		this.local = address != null && address.isLoopbackAddress();
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		if (this.local && isForeign(exchange.getRequest().getHeaders().getHost())) {
			return Mono.error(new ResponseStatusException(HttpStatus.FORBIDDEN,
					"While server.address is a loopback address, the Host has to be localhost or 127.0.0.1"));
		}
		return chain.filter(exchange);
	}

	private static boolean isForeign(@Nullable InetSocketAddress host) {
		return host != null && !NAMES.contains(host.getHostString());
	}

}
