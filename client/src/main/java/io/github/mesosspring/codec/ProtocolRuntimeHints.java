package io.github.mesosspring.codec;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/**
 * Lets a native image call the methods of all messages by reflection. JSON needs that,
 * and {@code toString()}: protobuf-java looks for the getters and setters of a field
 * there by name. The protobuf encoding needs none of it.
 */
class ProtocolRuntimeHints implements RuntimeHintsRegistrar {

	private static final String ROOT = "io/github/mesosspring/protocol/";

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		for (Resource file : files(classLoader)) {
			String path = String.valueOf(file.getFilename());
			if (isUsed(path)) {
				hints.reflection()
					.registerType(TypeReference.of(className(file)), MemberCategory.INVOKE_PUBLIC_METHODS);
			}
		}
	}

	private static Resource[] files(@Nullable ClassLoader classLoader) {
		try {
			return new PathMatchingResourcePatternResolver(classLoader)
				.getResources("classpath*:" + ROOT + "**/*.class");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The messages of Mesos cannot be listed", ex);
		}
	}

	/**
	 * Interfaces of the messages and anonymous classes are not asked by name.
	 */
	private static boolean isUsed(String file) {
		return !file.endsWith("OrBuilder.class") && !file.matches(".*\\$\\d+\\.class");
	}

	private static String className(Resource file) {
		try {
			String path = file.getURL().getPath();
			String relative = path.substring(path.lastIndexOf(ROOT),
					path.length() - ClassUtils.CLASS_FILE_SUFFIX.length());
			return ClassUtils.convertResourcePathToClassName(relative);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
