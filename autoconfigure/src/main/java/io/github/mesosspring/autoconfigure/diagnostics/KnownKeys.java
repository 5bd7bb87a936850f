package io.github.mesosspring.autoconfigure.diagnostics;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;

/**
 * The keys below {@code mesos} that are read, as configuration metadata names them: ours,
 * and those of an application that has some there, too. Not thread-safe.
 */
final class KnownKeys {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final Pattern MAP = Pattern.compile("java\\.util\\.Map<[^,]+,(.*)>");

	private static final Pattern LIST = Pattern.compile("java\\.util\\.(?:List|Set|Collection)<(.*)>");

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
		keys.read(ResourceUtils.toURL(own.substring(0, own.length() - file.length()) + METADATA));
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
			List<String> elements = List.of(property.name().split("\\."));
			if (!elements.get(1).equals(FRAMEWORKS)) {
				describe(place(this.root, elements.subList(1, elements.size())), property.type());
			}
		}
	}

	private static KeyNode place(KeyNode from, List<String> elements) {
		KeyNode node = from;
		for (String element : elements) {
			node = node.child(element);
		}
		return node;
	}

	private void describe(KeyNode node, String type) throws IOException {
		if (!type.startsWith("java.util.")) {
			node.value();
			return;
		}
		Matcher map = MAP.matcher(type);
		Matcher list = LIST.matcher(type);
		if (map.matches()) {
			describeEntries(node, map.group(1));
		}
		else if (list.matches()) {
			describeElements(node, list.group(1));
		}
		else {
			node.value();
		}
	}

	/**
	 * The name of a simple value may have dots in it.
	 */
	private void describeEntries(KeyNode node, String type) throws IOException {
		if (type.startsWith("java.lang.")) {
			node.opened();
			return;
		}
		KeyNode entry = new KeyNode();
		node.entry(entry);
		describeElements(entry, type);
	}

	private void describeElements(KeyNode node, String type) throws IOException {
		URL elements = resource("META-INF/spring/configuration-metadata/" + type + ".json");
		if (elements != null) {
			for (MetadataProperty property : MetadataProperty.readElement(elements)) {
				describe(place(node, List.of(property.name().split("\\."))), property.type());
			}
		}
		else if (type.startsWith("java.")) {
			describe(node, type);
		}
		else {
			node.opened();
		}
	}

	private @Nullable URL resource(String name) {
		return (this.classLoader != null) ? this.classLoader.getResource(name) : ClassLoader.getSystemResource(name);
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
