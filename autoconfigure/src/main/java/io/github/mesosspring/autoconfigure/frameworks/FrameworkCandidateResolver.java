package io.github.mesosspring.autoconfigure.frameworks;

import io.github.mesosspring.http.MesosCredentialsProvider;

import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;

/**
 * Keeps the beans of the default framework from those of a named one. Beans of the
 * application serve all frameworks; but what our own configurations have made in the
 * application's context is the default framework's, as its recorder, which would record
 * the calls of the named one as well. That is so for all that is looked for in the
 * current context only before it is made. Credentials of the application are for its
 * master, as those in the properties are.
 */
final class FrameworkCandidateResolver extends ContextAnnotationAutowireCandidateResolver {

	private final ConfigurableListableBeanFactory own;

	private final FrameworkEnvironment environment;

	FrameworkCandidateResolver(ConfigurableListableBeanFactory own, FrameworkEnvironment environment) {
		this.own = own;
		this.environment = environment;
	}

	@Override
	public boolean isAutowireCandidate(BeanDefinitionHolder bean, DependencyDescriptor descriptor) {
		return (this.own.containsLocalBean(bean.getBeanName())
				|| !isOfTheDefaultFramework(bean) && !isForAnotherMaster(descriptor))
				&& super.isAutowireCandidate(bean, descriptor);
	}

	private boolean isForAnotherMaster(DependencyDescriptor descriptor) {
		return descriptor.getDependencyType() == MesosCredentialsProvider.class
				&& !this.environment.inheritsCredentials();
	}

	private static boolean isOfTheDefaultFramework(BeanDefinitionHolder bean) {
		BeanMethod method = BeanMethod.of(bean.getBeanDefinition());
		return method != null && method.isOurs() && !method.isShared();
	}

}
