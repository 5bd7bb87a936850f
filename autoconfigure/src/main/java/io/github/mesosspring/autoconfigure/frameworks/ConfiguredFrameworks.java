package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.mesosspring.event.EventDispatcher;
import io.github.mesosspring.event.EventDispatchers;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The frameworks that are configured. Closes the contexts of the named ones, all of them
 * whatever one does.
 */
final class ConfiguredFrameworks
		implements MesosFrameworks, EventDispatchers, SmartInitializingSingleton, AutoCloseable {

	private static final Log logger = LogFactory.getLog(MesosFrameworks.class);

	private final List<NamedFramework> named;

	private final List<MesosFramework> all;

	ConfiguredFrameworks(ConfigurableApplicationContext application, SettledNames settled, boolean withDefault) {
		ConfigurableEnvironment environment = application.getEnvironment();
		ConfigurableListableBeanFactory beans = application.getBeanFactory();
		this.named = FrameworkName.of(environment)
			.stream()
			.map((name) -> new NamedFramework(name, new FrameworkEnvironment(environment, name), application))
			.filter((framework) -> framework.environment().isEnabled())
			.toList();
		settled.require(this.named.stream().map(NamedFramework::name).toList());
		Stream<MesosFramework> first = withDefault ? Stream.of(new DefaultFramework(beans)) : Stream.empty();
		this.all = Stream.concat(first, this.named.stream()).toList();
		SharedPlaces places = new SharedPlaces();
		if (withDefault) {
			places.add("mesos", environment);
		}
		this.named.forEach((framework) -> places.add("mesos.frameworks." + framework.name(), framework.environment()));
	}

	@Override
	public Stream<MesosFramework> all() {
		return this.all.stream();
	}

	@Override
	public EventDispatcher get(String framework) {
		return find(framework.isEmpty() ? MesosFramework.DEFAULT : framework)
			.orElseThrow(() -> new IllegalArgumentException(missing(framework)))
			.dispatcher();
	}

	private String missing(String framework) {
		String known = this.all.stream().map((one) -> "'" + one.name() + "'").collect(Collectors.joining(", "));
		return framework.isEmpty()
				? "it names no framework, and the default one is switched off (mesos.framework.enabled); name one of "
						+ known
				: "there is no framework '" + framework + "' below mesos.frameworks; there is " + known;
	}

	@Override
	public void afterSingletonsInstantiated() {
		this.named.forEach(NamedFramework::complete);
	}

	@Override
	public void close() {
		for (NamedFramework framework : this.named) {
			try {
				framework.close();
			}
			catch (RuntimeException ex) {
				logger.warn("The beans of the Mesos framework '" + framework.name() + "' could not be closed", ex);
			}
		}
	}

}
