package io.github.mesosspring.autoconfigure.frameworks;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * A bean of the application that is to be one of a framework's own beans. The application
 * makes, initializes and closes it.
 *
 * @param <T> its type
 * @param application the beans of the application
 * @param name its name there
 * @param type its type
 */
record ApplicationBean<T>(BeanFactory application, String name, Class<T> type) implements FactoryBean<T> {

	static void register(BeanDefinitionRegistry framework, String nameThere, BeanFactory application, String name,
			Class<?> type) {
		RootBeanDefinition definition = new RootBeanDefinition(ApplicationBean.class,
				() -> new ApplicationBean<>(application, name, type));
		definition.setAttribute(FactoryBean.OBJECT_TYPE_ATTRIBUTE, type);
		definition.setSynthetic(true);
		framework.registerBeanDefinition(nameThere, definition);
	}

	/**
	 * Whether a bean of a framework is one of those.
	 */
	static boolean isOne(ConfigurableListableBeanFactory framework, String name) {
		return framework.containsBeanDefinition(name)
				&& ApplicationBean.class.getName().equals(framework.getBeanDefinition(name).getBeanClassName());
	}

	@Override
	public T getObject() {
		return this.application.getBean(this.name, this.type);
	}

	@Override
	public Class<?> getObjectType() {
		return this.type;
	}

}
