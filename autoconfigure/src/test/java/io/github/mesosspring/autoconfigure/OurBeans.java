package io.github.mesosspring.autoconfigure;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.ClassUtils;

/**
 * All methods of this module that make beans, found by looking and not by a list.
 */
final class OurBeans {

	private static final List<Class<?>> CONFIGURATIONS = scan();

	private OurBeans() {
	}

	/** The registered ones, in the order of the file. */
	static List<Class<?>> autoConfigurations() {
		return ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith(ClassUtils.getPackageName(OurBeans.class)))
			.<Class<?>>map(OurBeans::load)
			.toList();
	}

	/** Auto-configurations, what they import and what is nested in them. */
	static List<Class<?>> configurations() {
		return CONFIGURATIONS;
	}

	static List<Method> methods() {
		return configurations().stream().flatMap(OurBeans::methods).toList();
	}

	static Stream<Method> methods(Class<?> configuration) {
		return Arrays.stream(configuration.getDeclaredMethods())
			.filter((method) -> method.isAnnotationPresent(Bean.class))
			.sorted(Comparator.comparing(Method::getName));
	}

	/** Those whose beans a context has, whether or not they were created already. */
	static Set<String> defined(ConfigurableListableBeanFactory beans) {
		Set<String> methods = new HashSet<>();
		for (String name : beans.getBeanDefinitionNames()) {
			BeanDefinition definition = beans.getBeanDefinition(name);
			if (definition instanceof AnnotatedBeanDefinition annotated
					&& annotated.getFactoryMethodMetadata() != null) {
				methods.add(annotated.getFactoryMethodMetadata().getDeclaringClassName() + "."
						+ annotated.getFactoryMethodMetadata().getMethodName());
			}
		}
		return methods;
	}

	static String name(Method method) {
		return method.getDeclaringClass().getName() + "." + method.getName();
	}

	static <A extends Annotation> MergedAnnotation<A> annotation(AnnotatedElement element, Class<A> type) {
		return MergedAnnotations.from(element).get(type);
	}

	private static List<Class<?>> scan() {
		try {
			Path main = Path
				.of(MesosAutoConfiguration.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			try (Stream<Path> files = Files.walk(main)) {
				return files.map((file) -> main.relativize(file).toString())
					.filter((file) -> file.endsWith(ClassUtils.CLASS_FILE_SUFFIX) && !file.contains("-info"))
					.<Class<?>>map((file) -> load(ClassUtils.convertResourcePathToClassName(
							file.substring(0, file.length() - ClassUtils.CLASS_FILE_SUFFIX.length()))))
					.filter((type) -> annotation(type, Configuration.class).isPresent())
					.sorted(Comparator.comparing(Class::getName))
					.toList();
			}
		}
		catch (IOException | URISyntaxException ex) {
			throw new AssertionError(ex);
		}
	}

	private static Class<?> load(String name) {
		return ClassUtils.resolveClassName(name, null);
	}

}
