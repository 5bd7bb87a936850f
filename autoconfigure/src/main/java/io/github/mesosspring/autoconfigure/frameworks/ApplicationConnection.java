package io.github.mesosspring.autoconfigure.frameworks;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.mesosspring.autoconfigure.MesosAutoConfiguration;
import io.github.mesosspring.autoconfigure.MesosConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.container.ContainerImageMetadata;

/**
 * The connection details of the application that are for all frameworks.
 *
 * @param beans all beans of the application
 */
record ApplicationConnection(ConfigurableListableBeanFactory beans) {

	/**
	 * The bean that leads to the cluster of a test, or {@code null} if there is none.
	 */
	@Nullable String ofTest() {
		return candidates().filter(has((definition) -> definition.hasAttribute(MesosConnectionDetails.FOR_TESTS)))
			.findFirst()
			.orElse(null);
	}

	/**
	 * Whether there is a container: what leads to it is for every framework.
	 */
	boolean isOfContainer() {
		return candidates().anyMatch(has(ContainerImageMetadata::isPresent));
	}

	/**
	 * The one bean that who asks without a qualifier would get, or {@code null} if there
	 * is none.
	 * @throws NoUniqueBeanDefinitionException if there are several to choose from, and
	 * one leads to a container: no framework may go elsewhere then
	 */
	@Nullable String unique() {
		List<String> all = candidates().toList();
		List<String> primary = all.stream().filter(has(BeanDefinition::isPrimary)).toList();
		List<String> chosen = primary.isEmpty() ? all.stream().filter(has(this::isFallback).negate()).toList()
				: primary;
		chosen = chosen.isEmpty() ? all : chosen;
		if (chosen.size() > 1 && isOfContainer()) {
			throw new NoUniqueBeanDefinitionException(MesosConnectionDetails.class, chosen);
		}
		return (chosen.size() == 1) ? chosen.get(0) : null;
	}

	private boolean isFallback(BeanDefinition definition) {
		return definition.isFallback() || ContainerImageMetadata.isPresent(definition);
	}

	private Stream<String> candidates() {
		return Stream.of(this.beans.getBeanNamesForType(MesosConnectionDetails.class))
			.filter((bean) -> ApplicationBeans.isDefaultCandidate(this.beans, bean) && !isReadFromProperties(bean));
	}

	private boolean isReadFromProperties(String bean) {
		BeanMethod method = BeanMethod.of(ApplicationBeans.definition(this.beans, bean));
		return method != null && method.declaringClass().equals(MesosAutoConfiguration.class.getName());
	}

	private Predicate<String> has(Predicate<BeanDefinition> quality) {
		return (bean) -> {
			BeanDefinition definition = ApplicationBeans.definition(this.beans, bean);
			return definition != null && quality.test(definition);
		};
	}

}
