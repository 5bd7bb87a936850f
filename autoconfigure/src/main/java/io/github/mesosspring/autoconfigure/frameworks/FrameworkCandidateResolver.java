package io.github.mesosspring.autoconfigure.frameworks;

import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * Keeps the beans of the default framework from those of a named one. Beans of the
 * application serve all frameworks; but what our own configurations have made in the
 * application's context is the default framework's, as its recorder, which would record
 * the calls of the named one as well. That is so for all that is looked for in the
 * current context only before it is made.
 */
final class FrameworkCandidateResolver extends ContextAnnotationAutowireCandidateResolver {

	private final ConfigurableListableBeanFactory own;

	FrameworkCandidateResolver(ConfigurableListableBeanFactory own) {
		this.own = own;
	}

	@Override
	public boolean isAutowireCandidate(BeanDefinitionHolder bean, DependencyDescriptor descriptor) {
		return (this.own.containsLocalBean(bean.getBeanName()) || !isOfTheDefaultFramework(bean))
				&& super.isAutowireCandidate(bean, descriptor);
	}

	private static boolean isOfTheDefaultFramework(BeanDefinitionHolder bean) {
		BeanMethod method = BeanMethod.of(bean.getBeanDefinition());
		return method != null && method.isOurs() && !method.isShared();
	}

}
