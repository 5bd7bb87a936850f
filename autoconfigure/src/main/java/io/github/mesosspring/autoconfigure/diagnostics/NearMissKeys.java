package io.github.mesosspring.autoconfigure.diagnostics;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Warns of keys below {@code mesos} that nobody reads and that resemble one that is read.
 * Spring Boot passes over them in silence, since it cannot know whose they are. Those
 * that resemble none may be the application's own, and are left alone.
 * <p>
 * It looks before there are beans, because such a key may well be why the start fails
 * afterwards. Values are neither looked at nor shown.
 */
class NearMissKeys implements ApplicationListener<ApplicationPreparedEvent> {

	private static final Log logger = LogFactory.getLog(NearMissKeys.class);

	@Override
	public void onApplicationEvent(ApplicationPreparedEvent event) {
		Environment environment = event.getApplicationContext().getEnvironment();
		if ("false".equals(environment.getProperty("mesos.enabled"))) {
			return;
		}
		try {
			warn(environment, event.getApplicationContext().getClassLoader());
		}
		catch (IOException | RuntimeException | LinkageError ex) {
			// nothing that is only there to help may keep an application from starting
			logger.debug("Keys below 'mesos' are not compared with those that are read", ex);
		}
	}

	private void warn(Environment environment, @Nullable ClassLoader classLoader) throws IOException {
		Map<ConfigurationPropertyName, String> unknown = FileKeys.of(environment);
		if (!unknown.isEmpty()) {
			unknown = unread(unknown, KnownKeys.ofThisJar(classLoader));
		}
		if (unknown.isEmpty()) {
			return;
		}
		KeyNode known = KnownKeys.ofAllJars(classLoader);
		StringJoiner lines = new StringJoiner("\n    ", "Nobody reads these keys, which look like slips:\n    ", "")
			.setEmptyValue("");
		unread(unknown, known).forEach((name, place) -> {
			List<Key> meant = new Resemblance(known).meantBy(Key.of(name));
			if (!meant.isEmpty()) {
				lines.add(name + " in " + place + ", is " + StringUtils.collectionToDelimitedString(meant, " or ")
						+ " meant?");
			}
		});
		if (lines.length() > 0) {
			logger.warn(lines);
		}
	}

	private static Map<ConfigurationPropertyName, String> unread(Map<ConfigurationPropertyName, String> keys,
			KeyNode known) {
		Map<ConfigurationPropertyName, String> unread = new LinkedHashMap<>(keys);
		unread.keySet().removeIf((name) -> known.reads(Key.of(name)));
		return unread;
	}

}
