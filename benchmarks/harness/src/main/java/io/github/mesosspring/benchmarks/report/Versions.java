package io.github.mesosspring.benchmarks.report;

import java.util.Map;
import java.util.TreeMap;

import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;

/**
 * Versions of what takes part: what the build was made with, and what is found on the
 * class path.
 */
final class Versions {

	private Versions() {
	}

	static Map<String, String> all() {
		Map<String, String> versions = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		Resources.properties("versions.properties")
			.forEach((name, version) -> versions.put(name.toString(), version.toString()));
		versions.put("Spring Boot", SpringBootVersion.getVersion());
		versions.put("Spring Framework", String.valueOf(SpringVersion.getVersion()));
		versions.put("Reactor", of(Flux.class));
		versions.put("Reactor Netty", of(HttpClient.class));
		return versions;
	}

	private static String of(Class<?> type) {
		return String.valueOf(type.getPackage().getImplementationVersion());
	}

}
