package io.github.mesosspring.autoconfigure;

import java.util.concurrent.Callable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactories;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/**
 * Counts the factories of ours that can be loaded, after Spring Boot has loaded all of
 * them as it does at a start.
 */
public class ConnectionFactories implements Callable<String> {

	@Override
	public String call() {
		ClassLoader loader = getClass().getClassLoader();
		new ConnectionDetailsFactories(loader);
		return String.valueOf(SpringFactoriesLoader.forDefaultResourceLocation(loader)
			.load(ConnectionDetailsFactory.class, FailureHandler.handleMessage((message, ex) -> {
			}))
			.stream()
			.filter((factory) -> factory.getClass().getName().startsWith("io.github.mesosspring"))
			.count());
	}

}
