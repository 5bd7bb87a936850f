package io.github.mesosspring.autoconfigure.frameworks;

import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;

/**
 * The configuration of the context of a framework: the classes that
 * {@code META-INF/spring/io.github.mesosspring.autoconfigure.frameworks.MesosFramework.imports}
 * names, in that order. By name, so that a package about one part of a framework need not
 * be known here, and classes whose conditions do not hold need not be loaded.
 */
@Configuration(proxyBeanMethods = false)
@Import(FrameworkConfigurations.Selector.class)
class FrameworkConfigurations {

	static class Selector implements DeferredImportSelector {

		private final ClassLoader classLoader;

		Selector(ClassLoader classLoader) {
			this.classLoader = classLoader;
		}

		@Override
		public String[] selectImports(AnnotationMetadata importingClassMetadata) {
			return ImportCandidates.load(MesosFramework.class, this.classLoader).getCandidates().toArray(String[]::new);
		}

	}

}
