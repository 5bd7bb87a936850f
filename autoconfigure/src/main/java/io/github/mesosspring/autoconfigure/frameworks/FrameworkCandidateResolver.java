package io.github.mesosspring.autoconfigure.frameworks;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.util.ClassUtils;

/**
 * Keeps the beans of the default framework from those of a named one. Beans of the
 * application serve all frameworks; but what our own configurations have made in the
 * application's context is the default framework's, as its recorder, which would record
 * the calls of the named one as well.
 */
final class FrameworkCandidateResolver extends ContextAnnotationAutowireCandidateResolver {

	private static final String OUR_PACKAGE = ClassUtils.getPackageName(FrameworkCandidateResolver.class)
		.replaceFirst("\\.frameworks$", ".");

	private static final String OUR_CONFIGURATIONS = "Configuration";

	private final ConfigurableListableBeanFactory own;

	FrameworkCandidateResolver(ConfigurableListableBeanFactory own) {
		this.own = own;
	}

	@Override
	public boolean isAutowireCandidate(BeanDefinitionHolder bean, DependencyDescriptor descriptor) {
		return (this.own.containsLocalBean(bean.getBeanName()) || !isOurs(bean.getBeanDefinition()))
				&& super.isAutowireCandidate(bean, descriptor);
	}

	private static boolean isOurs(BeanDefinition definition) {
		String configuration = DeclaringClass.of(definition);
		return configuration != null && configuration.startsWith(OUR_PACKAGE)
				&& configuration.replaceFirst("\\$.*", "").endsWith(OUR_CONFIGURATIONS);
	}

}
