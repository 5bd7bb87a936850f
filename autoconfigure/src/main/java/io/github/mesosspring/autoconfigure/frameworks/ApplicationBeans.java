package io.github.mesosspring.autoconfigure.frameworks;

import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The beans of the application that are a framework's own: those that are for it alone,
 * by their qualifier, and what leads to its master, unless it says otherwise.
 *
 * @param beans all beans of the application
 */
record ApplicationBeans(ConfigurableListableBeanFactory beans) {

	private static final ConfigurationPropertyName MASTER = ConfigurationPropertyName.of("mesos.master");

	private static final ConfigurationPropertyName SECURITY = ConfigurationPropertyName.of("mesos.security");

	/**
	 * Hand them over.
	 * @param name the framework
	 * @param environment its keys
	 * @param registry where its own beans are
	 */
	void handOver(FrameworkName name, FrameworkEnvironment environment, BeanDefinitionRegistry registry) {
		Stream.of(this.beans.getBeanDefinitionNames())
			.filter((bean) -> isForAlone(name, bean))
			.forEach((bean) -> handOver(bean, bean, registry));
		if (!environment.sets(MASTER)) {
			Stream.of(this.beans.getBeanNamesForType(MesosConnectionDetails.class))
				.filter((bean) -> isOfAll(bean) && !isReadFromProperties(bean))
				.forEach(connect(environment, registry));
		}
	}

	private Consumer<String> connect(FrameworkEnvironment environment, BeanDefinitionRegistry registry) {
		return (bean) -> {
			if (environment.sets(SECURITY)) {
				environment.inherit(MASTER.toString(),
						this.beans.getBean(bean, MesosConnectionDetails.class).getMaster());
			}
			else {
				handOver(bean, "mesosConnectionDetails", registry);
			}
		};
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

	private boolean isReadFromProperties(String bean) {
		BeanMethod method = BeanMethod.of(definition(this.beans, bean));
		return method != null && method.declaringClass().equals(MesosAutoConfiguration.class.getName());
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

	private static @Nullable BeanDefinition definition(ConfigurableListableBeanFactory beans, String bean) {
		return beans.containsBeanDefinition(bean) ? beans.getMergedBeanDefinition(bean) : null;
	}

}
