package io.github.mesosspring.autoconfigure.frameworks;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A framework below {@code mesos.frameworks}. Its context is made when its first bean is
 * asked for, so that a bean of the application which is one of its hooks may ask for
 * another bean of it, as is possible with the default framework.
 */
final class NamedFramework implements MesosFramework, AutoCloseable {

	private static final ConfigurationPropertyName MASTER = ConfigurationPropertyName.of("mesos.master");

	private static final ConfigurationPropertyName SECURITY = ConfigurationPropertyName.of("mesos.security");

	/** The application closes it. */
	private static final String NOT_OURS = "";

	/** Declares the connection details that are read from properties. */
	private static final String PROPERTIES = MesosAutoConfiguration.class.getName();

	private final FrameworkName name;

	private final FrameworkEnvironment environment;

	private final ConfigurableApplicationContext application;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable FrameworkApplicationContext context;

	NamedFramework(FrameworkName name, FrameworkEnvironment environment, ConfigurableApplicationContext application) {
		this.name = name;
		this.environment = environment;
		this.application = application;
	}

	@Override
	public String name() {
		return this.name.value();
	}

	FrameworkEnvironment environment() {
		return this.environment;
	}

	/**
	 * Looks into the framework's own context only.
	 */
	@Override
	public <T> Optional<T> find(Class<T> type) {
		ConfigurableListableBeanFactory beans = beans();
		String[] names = beans.getBeanNamesForType(type);
		return (names.length == 1) ? Optional.of(beans.getBean(names[0], type)) : Optional.empty();
	}

	/**
	 * The beans, also while they are being made.
	 */
	private ConfigurableListableBeanFactory beans() {
		this.lock.lock();
		try {
			FrameworkApplicationContext existing = this.context;
			return (existing != null) ? existing.getBeanFactory() : create().getBeanFactory();
		}
		finally {
			this.lock.unlock();
		}
	}

	private FrameworkApplicationContext create() {
		FrameworkApplicationContext created = new FrameworkApplicationContext(this.name, this.environment,
				this.application);
		inheritConnection(created);
		this.context = created;
		try {
			created.refresh();
			return created;
		}
		catch (RuntimeException ex) {
			throw new MesosFrameworkException(name(), ex);
		}
	}

	/**
	 * The default framework may know its master from elsewhere than from properties.
	 */
	private void inheritConnection(FrameworkApplicationContext created) {
		if (this.environment.sets(MASTER)) {
			return;
		}
		ConfigurableListableBeanFactory beans = this.application.getBeanFactory();
		for (String bean : beans.getBeanNamesForType(MesosConnectionDetails.class)) {
			if (!PROPERTIES.equals(DeclaringClass.of(beans, bean))) {
				inherit(beans.getBean(bean, MesosConnectionDetails.class), created);
			}
		}
	}

	private void inherit(MesosConnectionDetails details, FrameworkApplicationContext created) {
		if (this.environment.sets(SECURITY)) {
			this.environment.inherit(MASTER.toString(), details.getMaster());
		}
		else {
			created.registerBean("mesosConnectionDetails", MesosConnectionDetails.class, () -> details,
					(definition) -> ((AbstractBeanDefinition) definition).setDestroyMethodName(NOT_OURS));
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			if (this.context != null) {
				this.context.close();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
