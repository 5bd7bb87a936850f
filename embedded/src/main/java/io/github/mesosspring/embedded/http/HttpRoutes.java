package io.github.mesosspring.embedded.http;

import java.util.concurrent.CompletableFuture;

/**
 * What a server serves. Called by any thread, several at a time.
 */
@FunctionalInterface
public interface HttpRoutes {

	/**
	 * Answer a request. Must not block.
	 * @param call the request
	 * @return its answer
	 */
	CompletableFuture<HttpAnswer> handle(HttpCall call);

}
