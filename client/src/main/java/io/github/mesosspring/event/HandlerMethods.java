package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Makes handlers out of annotated methods and what the configuration says about them, and
 * registers them. All expressions and placeholders are resolved here, once.
 */
final class HandlerMethods {

	private static final Log logger = LogFactory.getLog(EventDispatcher.class);

	private final ConfigurableListableBeanFactory beans;

	private final ConditionCompiler conditions;

	/**
	 * Create it.
	 * @param beans where the beans are that have the methods
	 */
	HandlerMethods(ConfigurableListableBeanFactory beans) {
		this.beans = beans;
		this.conditions = new ConditionCompiler(beans);
	}

	/**
	 * Register a method, unless it is switched off.
	 * @param registry where it goes, and what the configuration says about it
	 * @param name the name of its bean
	 * @param type the class of that
	 * @throws InvalidEventHandlerException if it cannot work
	 */
	void register(HandlerRegistry registry, String name, Class<?> type, Method method, MesosEventHandler annotation) {
		String id = id(type, method, annotation);
		EventHandlerSettings own = registry.settings(id);
		if (!own.enabled()) {
			registry.control(id, HandlerState.DISABLED).takes(List.of(annotation.types()));
			logger.info("The handler " + id + " is switched off by the configuration");
			return;
		}
		HandlerSignature signature = signature(registry, method, annotation, own);
		Method invocable = invocable(method, this.beans.getType(name));
		ReflectionUtils.makeAccessible(invocable);
		HandlerControl control = registry.control(id, state(registry.role(), method, own));
		registry.add(new HandlerMethod(control, (own.order() != null) ? own.order() : order(type, method), bean(name),
				invocable, signature, condition(registry, method, annotation, own, signature),
				errorHandler(registry.role(), method, (own.errorHandler() != null) ? own.errorHandler()
						: resolve(method, "errorHandler", annotation.errorHandler()))));
	}

	/**
	 * Asks for the bean when an event comes. A singleton is looked up once, which takes
	 * longer than to call it.
	 */
	private Supplier<Object> bean(String name) {
		Supplier<Object> bean = () -> this.beans.getBean(name);
		return (!this.beans.isFactoryBean(name) && this.beans.isSingleton(name)) ? SingletonSupplier.of(bean) : bean;
	}

	private String id(Class<?> type, Method method, MesosEventHandler annotation) {
		String id = resolve(method, "id", annotation.id());
		return StringUtils.hasText(id) ? id : ClassUtils.getShortName(type) + "." + method.getName();
	}

	private String resolve(Method method, String attribute, String value) {
		try {
			String resolved = this.beans.resolveEmbeddedValue(value);
			return (resolved != null) ? resolved : "";
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidEventHandlerException(method,
					"its " + attribute + " '" + value + "' cannot be resolved: " + ex.getMessage());
		}
	}

	private HandlerSignature signature(HandlerRegistry registry, Method method, MesosEventHandler annotation,
			EventHandlerSettings own) {
		HandlerSignature signature = registry.signature(method, annotation.types());
		if (!signature.types().containsAll(own.types())) {
			throw new InvalidEventHandlerException(method, "the configuration narrows it to "
					+ own.types().stream().sorted().toList() + ", but it takes " + signature.types() + " only");
		}
		return own.types().isEmpty() ? signature : signature.narrowedTo(own.types());
	}

	private static HandlerState state(ApiRole role, Method method, EventHandlerSettings own) {
		if (!own.paused()) {
			return HandlerState.RUNNING;
		}
		if (role == ApiRole.EXECUTOR) {
			throw new InvalidEventHandlerException(method, "the configuration has it paused, but an agent sends "
					+ "nothing to an executor twice, so that it would be lost; switch the handler off instead");
		}
		return HandlerState.PAUSED;
	}

	private HandlerCondition condition(HandlerRegistry registry, Method method, MesosEventHandler annotation,
			EventHandlerSettings own, HandlerSignature signature) {
		return Arrays.asList(resolve(method, "condition", annotation.condition()), own.condition())
			.stream()
			.filter(StringUtils::hasText)
			.map((text) -> this.conditions.compile(text, method, signature, registry.schema()))
			.reduce(HandlerCondition::and)
			.orElse(HandlerCondition.ALWAYS);
	}

	private @Nullable Supplier<FailureHandler> errorHandler(ApiRole role, Method method, String name) {
		if (!StringUtils.hasText(name)) {
			return null;
		}
		if (!this.beans.containsBean(name)) {
			throw new InvalidEventHandlerException(method,
					"there is no bean '" + name + "', which it names as its error handler; declare one of type "
							+ role.errorHandlerType().getSimpleName());
		}
		if (!this.beans.isTypeMatch(name, role.errorHandlerType())) {
			throw new InvalidEventHandlerException(method, "the bean '" + name
					+ "', which it names as its error handler, is no " + role.errorHandlerType().getSimpleName());
		}
		return () -> role.failureHandler(this.beans.getBean(name));
	}

	private static Method invocable(Method method, @Nullable Class<?> beanType) {
		if (Modifier.isPrivate(method.getModifiers())) {
			throw new InvalidEventHandlerException(method,
					"it is private, so that a proxy would not hand it over; make it package-private or public");
		}
		try {
			return (beanType != null) ? AopUtils.selectInvocableMethod(method, beanType) : method;
		}
		catch (IllegalStateException ex) {
			throw new InvalidEventHandlerException(method,
					"its bean is a JDK proxy without this method; declare the method in an interface of the bean, or "
							+ "have the class proxied (proxyTargetClass = true)");
		}
	}

	private static int order(Class<?> type, Method method) {
		Integer order = OrderUtils.getOrder(method);
		return (order != null) ? order : OrderUtils.getOrder(type, Ordered.LOWEST_PRECEDENCE);
	}

}
