package io.github.mesosspring.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Finds {@link EmbeddedMesos @EmbeddedMesos} on test classes.
 */
class EmbeddedMesosContextCustomizerFactory implements ContextCustomizerFactory {

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configAttributes) {
		EmbeddedMesos annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, EmbeddedMesos.class);
		return (annotation != null) ? new EmbeddedMesosContextCustomizer(ClusterSettings.of(annotation)) : null;
	}

}
