package io.github.mesosspring.autoconfigure.frameworks;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.convert.ConversionService;

/**
 * The beans of one framework. They are made when they are asked for, until the beans of
 * the application are all there: one of those that is a hook of the framework may ask for
 * another bean of it, as is possible with the default framework.
 */
final class FrameworkBeanFactory extends DefaultListableBeanFactory {

	private boolean complete;

	FrameworkBeanFactory(FrameworkEnvironment environment, @Nullable ConversionService conversionService) {
		setAutowireCandidateResolver(new FrameworkCandidateResolver(this, environment));
		setConversionService(conversionService);
	}

	@Override
	public void preInstantiateSingletons() {
		if (this.complete) {
			super.preInstantiateSingletons();
		}
	}

	/**
	 * Make all beans that are not there yet.
	 */
	void complete() {
		this.complete = true;
		preInstantiateSingletons();
	}

}
