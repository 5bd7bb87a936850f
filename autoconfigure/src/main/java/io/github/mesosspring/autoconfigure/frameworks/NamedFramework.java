package io.github.mesosspring.autoconfigure.frameworks;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * A framework below {@code mesos.frameworks}. Its context is made when its first bean is
 * asked for.
 */
final class NamedFramework implements MesosFramework, AutoCloseable {

	private final FrameworkName name;

	private final FrameworkEnvironment environment;

	private final ConfigurableApplicationContext application;

	private final FrameworkBeanFactory beans;

	private final ReentrantLock lock = new ReentrantLock();

	private @Nullable FrameworkApplicationContext context;

	private boolean closed;

	NamedFramework(FrameworkName name, FrameworkEnvironment environment, ConfigurableApplicationContext application) {
		this.name = name;
		this.environment = environment;
		this.application = application;
		this.beans = new FrameworkBeanFactory(environment, application.getBeanFactory().getConversionService());
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
		return ofItsOwn((beans) -> {
			String[] names = beans.getBeanNamesForType(type);
			return (names.length == 1) ? Optional.of(beans.getBean(names[0], type)) : Optional.empty();
		});
	}

	/**
	 * Make all beans that nobody has asked for yet, and let the application start and
	 * stop those that it has no bean for.
	 */
	void complete() {
		ofItsOwn((beans) -> {
			beans.complete();
			beans.getBeansOfType(SmartLifecycle.class).forEach((name, bean) -> {
				if (!FrameworkBeans.makes(bean) && !ApplicationBean.isOne(beans, name)) {
					this.application.getBeanFactory()
						.registerSingleton(this.name.prefix() + "." + name, new FrameworkLifecycle(bean));
				}
			});
			return Optional.empty();
		});
	}

	private <T> Optional<T> ofItsOwn(Function<FrameworkBeanFactory, Optional<T>> action) {
		try {
			return action.apply(beans());
		}
		catch (RuntimeException ex) {
			throw new MesosFrameworkException(name(), ex);
		}
	}

	/**
	 * Its own beans.
	 */
	FrameworkBeanFactory beans() {
		this.lock.lock();
		try {
			if (this.closed) {
				throw new IllegalStateException("It was closed, since the application has ended");
			}
			if (this.context == null) {
				FrameworkApplicationContext created = new FrameworkApplicationContext(this.name, this.environment,
						this.beans, this.application);
				new ApplicationBeans(this.application.getBeanFactory()).handOver(this.name, this.environment, created);
				created.refresh();
				this.context = created;
			}
			return this.beans;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public void close() {
		this.lock.lock();
		try {
			this.closed = true;
			if (this.context != null) {
				this.context.close();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

}
