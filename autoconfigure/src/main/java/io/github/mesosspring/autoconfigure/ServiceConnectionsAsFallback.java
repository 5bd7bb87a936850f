package io.github.mesosspring.autoconfigure;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.container.ContainerImageMetadata;

/**
 * Lets a {@link MesosConnectionDetails} bean of the application win over those of
 * containers. Spring Boot registers the latter before it looks at the configuration of
 * the application, so that there would be two to choose from.
 */
class ServiceConnectionsAsFallback implements BeanFactoryPostProcessor {

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanNamesForType(MesosConnectionDetails.class, true, false)) {
			if (beanFactory.containsBeanDefinition(name)) {
				BeanDefinition definition = beanFactory.getBeanDefinition(name);
				if (ContainerImageMetadata.isPresent(definition)) {
					definition.setFallback(true);
				}
			}
		}
	}

}
