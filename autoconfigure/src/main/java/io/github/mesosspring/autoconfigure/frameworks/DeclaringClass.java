package io.github.mesosspring.autoconfigure.frameworks;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.type.MethodMetadata;

/**
 * Tells which configuration class declares a bean.
 */
final class DeclaringClass {

	private DeclaringClass() {
	}

	static @Nullable String of(ConfigurableListableBeanFactory beans, String name) {
		return beans.containsBeanDefinition(name) ? of(beans.getMergedBeanDefinition(name)) : null;
	}

	/**
	 * The name of the class, or {@code null} for a bean that no method makes. Definitions
	 * that were made ahead of time know the method alone.
	 */
	static @Nullable String of(BeanDefinition definition) {
		MethodMetadata metadata = (definition instanceof AnnotatedBeanDefinition annotated)
				? annotated.getFactoryMethodMetadata() : null;
		if (metadata != null) {
			return metadata.getDeclaringClassName();
		}
		Method method = (definition instanceof RootBeanDefinition root) ? root.getResolvedFactoryMethod() : null;
		return (method != null) ? method.getDeclaringClass().getName() : null;
	}

}
