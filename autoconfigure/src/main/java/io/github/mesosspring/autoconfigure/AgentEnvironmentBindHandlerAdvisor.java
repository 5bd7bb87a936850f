package io.github.mesosspring.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Keeps the variables an agent puts into the environment of a task from being read as
 * {@code mesos.*} properties: {@code MESOS_SUBSCRIPTION_BACKOFF_MAX=5secs}, say, is the
 * agent's word to an executor and not our {@code mesos.subscription.backoff.max}.
 * <p>
 * Only these variables are passed over, in the system environment only; a value from
 * another source is used in their stead. Any other {@code MESOS_*} variable binds as
 * usual, and the application itself still sees all of them.
 */
class AgentEnvironmentBindHandlerAdvisor implements ConfigurationPropertiesBindHandlerAdvisor {

	private static final ConfigurationPropertyName MESOS = ConfigurationPropertyName.of("mesos");

	private static final Set<String> VARIABLES = Set.of("MESOS_AGENT_ENDPOINT", "MESOS_ALLOCATION_ROLE",
			"MESOS_CHECKPOINT", "MESOS_CONTAINER_IP", "MESOS_DIRECTORY", "MESOS_DOMAIN_SOCKET",
			"MESOS_EXECUTOR_AUTHENTICATION_TOKEN", "MESOS_EXECUTOR_ID", "MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD",
			"MESOS_FRAMEWORK_ID", "MESOS_HTTP_COMMAND_EXECUTOR", "MESOS_NATIVE_JAVA_LIBRARY", "MESOS_NATIVE_LIBRARY",
			"MESOS_RECOVERY_TIMEOUT", "MESOS_SANDBOX", "MESOS_SLAVE_ID", "MESOS_SLAVE_PID",
			"MESOS_SUBSCRIPTION_BACKOFF_MAX", "MESOS_TASK_ID");

	private final Environment environment;

	AgentEnvironmentBindHandlerAdvisor(Environment environment) {
		this.environment = environment;
	}

	@Override
	public BindHandler apply(BindHandler bindHandler) {
		return new AgentEnvironmentBindHandler(bindHandler);
	}

	static boolean isSetByAgent(ConfigurationPropertyName name) {
		if (!MESOS.isAncestorOf(name)) {
			return false;
		}
		String variable = name.toString().replace('.', '_').toUpperCase(Locale.ROOT);
		// both spellings by which Boot finds 'a.b-c' in the environment: A_BC and A_B_C
		return VARIABLES.contains(variable.replace("-", "")) || VARIABLES.contains(variable.replace('-', '_'));
	}

	/**
	 * A framework below {@code mesos.frameworks} sees the environment through a source
	 * made of it.
	 */
	private static boolean isSystemEnvironment(ConfigurationPropertySource source) {
		Object underlying = source.getUnderlyingSource();
		return underlying instanceof SystemEnvironmentPropertySource || underlying instanceof PropertySource<?> made
				&& made.getSource() instanceof SystemEnvironmentPropertySource;
	}

	private static ConfigurationPropertySource withoutAgentVariables(ConfigurationPropertySource source) {
		return isSystemEnvironment(source) ? source.filter((name) -> !isSetByAgent(name)) : source;
	}

	private final class AgentEnvironmentBindHandler extends AbstractBindHandler {

		AgentEnvironmentBindHandler(BindHandler parent) {
			super(parent);
		}

		@Override
		public @Nullable Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			if (!isFromAgent(name, context)) {
				return super.onSuccess(name, target, context, result);
			}
			Object other = bindWithoutAgentVariables(name, target, context);
			return (other != null) ? super.onSuccess(name, target, context, other) : null;
		}

		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			if (!isFromAgent(name, context)) {
				return super.onFailure(name, target, context, error);
			}
			return bindWithoutAgentVariables(name, target, context);
		}

		private boolean isFromAgent(ConfigurationPropertyName name, BindContext context) {
			if (!isSetByAgent(name)) {
				return false;
			}
			ConfigurationProperty property = context.getConfigurationProperty();
			return property != null && property.getName().equals(name) && property.getSource() != null
					&& isSystemEnvironment(property.getSource());
		}

		private @Nullable Object bindWithoutAgentVariables(ConfigurationPropertyName name, Bindable<?> target,
				BindContext context) {
			List<ConfigurationPropertySource> sources = StreamSupport.stream(context.getSources().spliterator(), false)
				.map(AgentEnvironmentBindHandlerAdvisor::withoutAgentVariables)
				.toList();
			Binder binder = new Binder(sources,
					new PropertySourcesPlaceholdersResolver(AgentEnvironmentBindHandlerAdvisor.this.environment));
			return binder.bind(name, target).orElse(null);
		}

	}

}
