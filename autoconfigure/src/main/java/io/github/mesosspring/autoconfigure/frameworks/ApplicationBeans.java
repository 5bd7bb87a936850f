package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;
import java.util.stream.Stream;

import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import io.github.mesosspring.autoconfigure.MesosConnectionRoute;
import io.github.mesosspring.leader.LeaderDetector;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * The beans of the application that are a framework's own: those that are for it alone,
 * by their qualifier, and what leads to its master, unless it says otherwise.
 *
 * @param beans all beans of the application
 */
record ApplicationBeans(ConfigurableListableBeanFactory beans) {

	private static final String DETAILS = "mesosConnectionDetails";

	/**
	 * Hand them over.
	 * @param name the framework
	 * @param environment its keys
	 * @param registry where its own beans are
	 */
	void handOver(FrameworkName name, FrameworkEnvironment environment, BeanDefinitionRegistry registry) {
		ApplicationConnection connection = new ApplicationConnection(this.beans);
		String test = connection.ofTest();
		List<String> own = Stream.of(this.beans.getBeanDefinitionNames())
			.filter((bean) -> isForAlone(name, bean))
			.filter((bean) -> test == null || !is(bean, MesosConnectionDetails.class))
			.toList();
		own.forEach((bean) -> handOver(bean, bean, registry));
		boolean connected = own.stream().anyMatch((bean) -> is(bean, MesosConnectionDetails.class));
		boolean led = connected || own.stream().anyMatch((bean) -> is(bean, LeaderDetector.class));
		if (led) {
			environment.withholdCredentials();
		}
		String all = (test != null || connected) ? test : connection.unique();
		if (all == null) {
			return;
		}
		if (test != null || connection.isOfContainer()) {
			handOver(all, DETAILS, registry);
		}
		else if (!led && !environment.sets(Inheritance.MASTER)) {
			connect(all, environment, registry);
		}
	}

	private void connect(String details, FrameworkEnvironment environment, BeanDefinitionRegistry registry) {
		if (environment.sets(Inheritance.SECURITY)) {
			registry.registerBeanDefinition("mesosConnectionRoute", new RootBeanDefinition(MesosConnectionRoute.class,
					() -> new MesosConnectionRoute(this.beans.getBean(details, MesosConnectionDetails.class))));
		}
		else {
			handOver(details, DETAILS, registry);
		}
	}

	private void handOver(String bean, String nameThere, BeanDefinitionRegistry registry) {
		Class<?> type = this.beans.getType(bean);
		if (type != null) {
			ApplicationBean.register(registry, nameThere, this.beans, bean, type);
		}
	}

	private boolean isForAlone(FrameworkName name, String bean) {
		return !isOfAll(bean) && FrameworkBeans.names(name).noneMatch(bean::equals)
				&& BeanFactoryAnnotationUtils.isQualifierMatch(name.value()::equals, bean, this.beans);
	}

	private boolean is(String bean, Class<?> type) {
		return this.beans.isTypeMatch(bean, type);
	}

	private boolean isOfAll(String bean) {
		return isDefaultCandidate(this.beans, bean);
	}

	/**
	 * Whether a bean is there for those who ask without a qualifier.
	 */
	static boolean isDefaultCandidate(ConfigurableListableBeanFactory beans, String bean) {
		BeanDefinition definition = definition(beans, bean);
		return !(definition instanceof AbstractBeanDefinition known) || known.isDefaultCandidate();
	}

	/**
	 * The definition of a bean, or {@code null} for one without.
	 */
	static @Nullable BeanDefinition definition(ConfigurableListableBeanFactory beans, String bean) {
		return beans.containsBeanDefinition(bean) ? beans.getMergedBeanDefinition(bean) : null;
	}

}
