package io.github.mesosspring.test;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.EnumerablePropertySource;

/**
 * Lets all frameworks of an application keep their ids in memory. It lists no key below
 * {@code mesos.frameworks}, since that would be to add a framework.
 */
final class IdsInMemory extends EnumerablePropertySource<Pattern> {

	private static final String OF_THE_DEFAULT = "mesos.framework.id-store";

	private static final Pattern OF_ANY = Pattern.compile("mesos\\.(frameworks\\.[^.]+\\.)?framework\\.id-store");

	IdsInMemory() {
		super("embeddedMesosTest", OF_ANY);
	}

	@Override
	public String[] getPropertyNames() {
		return new String[] { OF_THE_DEFAULT };
	}

	@Override
	public @Nullable Object getProperty(String name) {
		return getSource().matcher(name).matches() ? "memory" : null;
	}

}
