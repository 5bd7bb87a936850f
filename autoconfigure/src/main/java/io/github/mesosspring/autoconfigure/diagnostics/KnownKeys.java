package io.github.mesosspring.autoconfigure.diagnostics;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * The keys below {@code mesos} that are read, as configuration metadata names them: ours,
 * and those of an application that has some there, too. Not thread-safe.
 */
final class KnownKeys {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final String FRAMEWORKS = "frameworks";

	private static final Set<String> OF_THE_APPLICATION = Set.of(FRAMEWORKS, "executor", "embedded");

	private final KeyNode root = new KeyNode();

	private final @Nullable ClassLoader classLoader;

	private KnownKeys(@Nullable ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * Those of this jar, which is all that is needed as long as there is no other.
	 * @param classLoader of the application
	 * @return the root of the tree
	 * @throws IOException if metadata cannot be read
	 */
	static KeyNode ofThisJar(@Nullable ClassLoader classLoader) throws IOException {
		KnownKeys keys = new KnownKeys(classLoader);
		String file = ClassUtils.convertClassNameToResourcePath(KnownKeys.class.getName()) + ".class";
		String own = String.valueOf(KnownKeys.class.getResource("/" + file));
		keys.read(new URL(own.substring(0, own.length() - file.length()) + METADATA));
		return keys.complete();
	}

	/**
	 * Those of all jars.
	 * @param classLoader of the application
	 * @return the root of the tree
	 * @throws IOException if metadata cannot be read
	 */
	static KeyNode ofAllJars(@Nullable ClassLoader classLoader) throws IOException {
		KnownKeys keys = new KnownKeys(classLoader);
		ClassLoader loader = (classLoader != null) ? classLoader : ClassLoader.getSystemClassLoader();
		for (URL metadata : Collections.list(loader.getResources(METADATA))) {
			keys.read(metadata);
		}
		return keys.complete();
	}

	private void read(URL metadata) throws IOException {
		for (MetadataProperty property : MetadataProperty.read(metadata)) {
			Key key = Key.of(ConfigurationPropertyName.adapt(property.name(), '.'));
			KeyNode node = this.root;
			for (String element : key.elements()) {
				node = node.child(element);
			}
			node.of(type(key, property));
		}
	}

	/**
	 * What is below a key is said by the class it is a property of.
	 */
	private ResolvableType type(Key key, MetadataProperty property) {
		if (!property.type().startsWith("java.util.")) {
			return ResolvableType.forClass(String.class);
		}
		if (property.sourceType().isEmpty()) {
			return ResolvableType.forClass(Object.class);
		}
		Class<?> source = ClassUtils.resolveClassName(property.sourceType(), this.classLoader);
		for (var descriptor : BeanUtils.getPropertyDescriptors(source)) {
			if (Key.dashed(descriptor.getName()).equals(key.last()) && descriptor.getReadMethod() != null) {
				return ResolvableType.forMethodReturnType(descriptor.getReadMethod(), source);
			}
		}
		return ResolvableType.forClass(Object.class);
	}

	/**
	 * A named framework has the keys of the one without a name, but for those that are
	 * not of a framework.
	 */
	private KeyNode complete() {
		KeyNode entry = new KeyNode();
		entry.likeAllBut(this.root, OF_THE_APPLICATION);
		this.root.child(FRAMEWORKS).entry(entry);
		return this.root;
	}

}
