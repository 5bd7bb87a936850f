package io.github.mesosspring.autoconfigure;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.github.mesosspring.event.EventHandlerSettings;
import io.github.mesosspring.event.MesosEventType;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * One event handler: the keys below {@code mesos.handlers.<id>}. They say more than its
 * annotation does, or something else.
 */
@ConfigurationPropertiesSource
public class MesosHandlerProperties {

	/**
	 * Whether the handler is there at all.
	 */
	private boolean enabled = true;

	/**
	 * Whether the handler is paused when the application starts.
	 */
	private boolean paused = false;

	/**
	 * Comma-separated list of the types of events it is narrowed to.
	 */
	private Set<MesosEventType> types = EnumSet.noneOf(MesosEventType.class);

	/**
	 * Expression in SpEL that has to be true as well for the handler to be called.
	 */
	private @Nullable String condition;

	/**
	 * Name of the bean that is told of its failures, in place of the one it names.
	 */
	private @Nullable String errorHandler;

	/**
	 * Place among the handlers of an event, in place of the one it names; lower goes
	 * first.
	 */
	private @Nullable Integer order;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isPaused() {
		return this.paused;
	}

	public void setPaused(boolean paused) {
		this.paused = paused;
	}

	public Set<MesosEventType> getTypes() {
		return this.types;
	}

	public void setTypes(Set<MesosEventType> types) {
		this.types = types;
	}

	public @Nullable String getCondition() {
		return this.condition;
	}

	public void setCondition(@Nullable String condition) {
		this.condition = condition;
	}

	public @Nullable String getErrorHandler() {
		return this.errorHandler;
	}

	public void setErrorHandler(@Nullable String errorHandler) {
		this.errorHandler = errorHandler;
	}

	public @Nullable Integer getOrder() {
		return this.order;
	}

	public void setOrder(@Nullable Integer order) {
		this.order = order;
	}

	static Map<String, EventHandlerSettings> settings(Map<String, MesosHandlerProperties> handlers) {
		Map<String, EventHandlerSettings> settings = new LinkedHashMap<>();
		handlers.forEach((id, handler) -> settings.put(id, new EventHandlerSettings(handler.enabled, handler.paused,
				handler.types, handler.condition, handler.errorHandler, handler.order)));
		return settings;
	}

}
