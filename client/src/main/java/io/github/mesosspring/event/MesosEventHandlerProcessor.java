package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Finds the methods annotated with {@link MesosEventHandler} of all beans, once all
 * singletons exist and before any lifecycle starts, and registers them with the
 * {@link EventDispatcher}. It looks at types: no bean is created for it. Beans are asked
 * for when an event comes, so that lazy and scoped ones work.
 * <p>
 * Beans registered later are not seen.
 */
public class MesosEventHandlerProcessor implements SmartInitializingSingleton, BeanFactoryAware {

	private final EventDispatchers dispatchers;

	private @Nullable ConfigurableListableBeanFactory beanFactory;

	/**
	 * Create the processor for an application with one framework.
	 * @param dispatcher where handlers go; asked for when the first is found
	 */
	public MesosEventHandlerProcessor(ObjectProvider<EventDispatcher> dispatcher) {
		this((framework) -> {
			if (!framework.isEmpty()) {
				throw new IllegalArgumentException(
						"it is for the framework '" + framework + "', but there is one without a name only");
			}
			return dispatcher.getObject();
		});
	}

	/**
	 * Create the processor.
	 * @param dispatchers where handlers go; asked when one is found
	 */
	public MesosEventHandlerProcessor(EventDispatchers dispatchers) {
		this.dispatchers = dispatchers;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		Assert.isInstanceOf(ConfigurableListableBeanFactory.class, beanFactory);
		this.beanFactory = (ConfigurableListableBeanFactory) beanFactory;
	}

	/**
	 * Find and register the handlers.
	 * @throws InvalidEventHandlerException if one of them cannot work
	 */
	@Override
	public void afterSingletonsInstantiated() {
		ConfigurableListableBeanFactory beans = Objects.requireNonNull(this.beanFactory, "No bean factory was set");
		for (String name : beans.getBeanNamesForType(Object.class)) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(name) ? null : targetType(beans, name);
			if (type != null && AnnotationUtils.isCandidateClass(type, MesosEventHandler.class)) {
				register(beans, name, type);
			}
		}
	}

	private static @Nullable Class<?> targetType(ConfigurableListableBeanFactory beans, String name) {
		Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
		if (type != null && ScopedObject.class.isAssignableFrom(type)) {
			Class<?> scoped = AutoProxyUtils.determineTargetClass(beans, ScopedProxyUtils.getTargetBeanName(name));
			return (scoped != null) ? scoped : type;
		}
		if (type != null && Proxy.isProxyClass(type)) {
			// not made by an auto-proxy creator, which would have noted the class behind
			// it
			Object proxy = beans.getSingleton(name);
			return (proxy != null) ? AopProxyUtils.ultimateTargetClass(proxy) : type;
		}
		return type;
	}

	private void register(ConfigurableListableBeanFactory beans, String name, Class<?> type) {
		Map<Method, MesosEventHandler> methods = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<MesosEventHandler>) (method) -> AnnotatedElementUtils
					.findMergedAnnotation(method, MesosEventHandler.class));
		// reflection knows no order of methods, and runs must not differ
		methods.entrySet()
			.stream()
			.sorted(Comparator.comparing((method) -> method.getKey().toGenericString()))
			.forEach((method) -> {
				HandlerRegistry handlers = dispatcher(method.getKey(), method.getValue()).handlers();
				handlers.add(handler(beans, name, type, method.getKey(), method.getValue(), handlers));
			});
	}

	private EventDispatcher dispatcher(Method method, MesosEventHandler annotation) {
		try {
			return this.dispatchers.get(annotation.framework());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidEventHandlerException(method, String.valueOf(ex.getMessage()));
		}
	}

	private HandlerMethod handler(ConfigurableListableBeanFactory beans, String name, Class<?> type, Method method,
			MesosEventHandler annotation, HandlerRegistry handlers) {
		HandlerSignature signature = handlers.signature(method, annotation.types());
		Method invocable = invocable(method, beans.getType(name));
		ReflectionUtils.makeAccessible(invocable);
		String id = StringUtils.hasText(annotation.id()) ? annotation.id()
				: ClassUtils.getShortName(type) + "." + method.getName();
		return new HandlerMethod(id, order(type, method), () -> beans.getBean(name), invocable, signature,
				errorHandler(beans, method, annotation.errorHandler(), handlers.role()));
	}

	private static @Nullable Supplier<FailureHandler> errorHandler(ConfigurableListableBeanFactory beans, Method method,
			String name, ApiRole role) {
		if (!StringUtils.hasText(name)) {
			return null;
		}
		if (!beans.containsBean(name)) {
			throw new InvalidEventHandlerException(method,
					"there is no bean '" + name + "', which it names as its error handler; declare one of type "
							+ role.errorHandlerType().getSimpleName());
		}
		if (!beans.isTypeMatch(name, role.errorHandlerType())) {
			throw new InvalidEventHandlerException(method, "the bean '" + name
					+ "', which it names as its error handler, is no " + role.errorHandlerType().getSimpleName());
		}
		return () -> role.failureHandler(beans.getBean(name));
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
