package io.github.mesosspring.test;

import io.github.mesosspring.autoconfigure.MesosConnectionDetails;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * Adds a cluster to a context, and the connection details that lead to it. Its equality
 * is what the context cache goes by.
 *
 * @param settings the cluster
 */
record EmbeddedMesosContextCustomizer(ClusterSettings settings) implements ContextCustomizer {

	static final String BEAN_NAME = "embeddedMesos";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
		addProperties(context.getEnvironment().getPropertySources());
		ConfigurableListableBeanFactory beans = context.getBeanFactory();
		BeanDefinitionRegistry registry = (BeanDefinitionRegistry) beans;
		RootBeanDefinition cluster = new RootBeanDefinition(io.github.mesosspring.embedded.EmbeddedMesos.class,
				() -> this.settings.start(context.getEnvironment()));
		cluster.setDestroyMethodName("close");
		registry.registerBeanDefinition(BEAN_NAME, cluster);
		RootBeanDefinition details = new RootBeanDefinition(MesosConnectionDetails.class,
				() -> new TestMesosConnectionDetails(
						beans.getBean(BEAN_NAME, io.github.mesosspring.embedded.EmbeddedMesos.class), this.settings,
						context.getEnvironment(), beans.getBeanProvider(SslBundles.class)));
		// The framework ends before its cluster.
		details.setDependsOn(BEAN_NAME);
		details.setAttribute(MesosConnectionDetails.FOR_TESTS, true);
		registry.registerBeanDefinition("embeddedMesosConnectionDetails", details);
	}

	/**
	 * A file with the id would outlive the cluster, and lock out a second context. A test
	 * may still decide otherwise with properties of its own.
	 */
	private static void addProperties(MutablePropertySources sources) {
		IdsInMemory properties = new IdsInMemory();
		String inlined = TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME;
		if (sources.contains(inlined)) {
			sources.addAfter(inlined, properties);
		}
		else {
			sources.addFirst(properties);
		}
	}

}
