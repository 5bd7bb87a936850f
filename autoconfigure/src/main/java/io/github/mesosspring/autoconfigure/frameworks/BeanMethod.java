package io.github.mesosspring.autoconfigure.frameworks;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;

/**
 * The method of a configuration that declares a bean.
 *
 * @param declaringClass the name of the class it is in
 * @param annotations its annotations
 */
record BeanMethod(String declaringClass, MergedAnnotations annotations) {

	private static final String OUR_PACKAGE = ClassUtils.getPackageName(BeanMethod.class)
		.replaceFirst("\\.frameworks$", ".");

	private static final String OUR_CONFIGURATIONS = "Configuration";

	/**
	 * The method, or {@code null} for a bean that none makes. Definitions that were made
	 * ahead of time have no metadata, but know the method.
	 */
	static @Nullable BeanMethod of(@Nullable BeanDefinition definition) {
		MethodMetadata metadata = (definition instanceof AnnotatedBeanDefinition annotated)
				? annotated.getFactoryMethodMetadata() : null;
		if (metadata != null) {
			return new BeanMethod(metadata.getDeclaringClassName(), metadata.getAnnotations());
		}
		Method method = (definition instanceof RootBeanDefinition root) ? root.getResolvedFactoryMethod() : null;
		return (method != null) ? new BeanMethod(method.getDeclaringClass().getName(), MergedAnnotations.from(method))
				: null;
	}

	/**
	 * Whether it is in one of our own configurations.
	 */
	boolean isOurs() {
		return this.declaringClass.startsWith(OUR_PACKAGE)
				&& this.declaringClass.replaceFirst("\\$.*", "").endsWith(OUR_CONFIGURATIONS);
	}

	/**
	 * Whether a bean of the application takes the place of this one in the context of
	 * every framework: then the application's is theirs, too.
	 */
	boolean isShared() {
		MergedAnnotation<ConditionalOnMissingBean> condition = this.annotations.get(ConditionalOnMissingBean.class);
		return condition.isPresent() && condition.getEnum("search", SearchStrategy.class) != SearchStrategy.CURRENT;
	}

}
