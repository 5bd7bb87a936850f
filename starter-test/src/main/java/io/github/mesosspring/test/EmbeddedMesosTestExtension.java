package io.github.mesosspring.test;

import io.github.mesosspring.embedded.EmbeddedMesos;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives the cluster of the application context to methods, and resets it before each.
 */
class EmbeddedMesosTestExtension implements ParameterResolver, BeforeEachCallback {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == EmbeddedMesos.class;
	}

	@Override
	public EmbeddedMesos resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return cluster(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		io.github.mesosspring.test.EmbeddedMesos annotation = TestContextAnnotationUtils
			.findMergedAnnotation(context.getRequiredTestClass(), io.github.mesosspring.test.EmbeddedMesos.class);
		if (annotation != null && annotation.reset()) {
			EmbeddedMesos mesos = cluster(context);
			mesos.scripts().clear();
			mesos.journal().clear();
		}
	}

	private static EmbeddedMesos cluster(ExtensionContext context) {
		return SpringExtension.getApplicationContext(context).getBean(EmbeddedMesos.class);
	}

}
