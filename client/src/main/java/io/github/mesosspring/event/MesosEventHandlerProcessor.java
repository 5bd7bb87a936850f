package io.github.mesosspring.event;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.Assert;

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
		HandlerMethods handlers = new HandlerMethods(beans);
		for (String name : beans.getBeanNamesForType(Object.class)) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(name) ? null : targetType(beans, name);
			if (type != null && AnnotationUtils.isCandidateClass(type, MesosEventHandler.class)) {
				register(handlers, name, type);
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

	private void register(HandlerMethods handlers, String name, Class<?> type) {
		Map<Method, MesosEventHandler> methods = MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<MesosEventHandler>) (method) -> AnnotatedElementUtils
					.findMergedAnnotation(method, MesosEventHandler.class));
		// reflection knows no order of methods, and runs must not differ
		methods.entrySet()
			.stream()
			.sorted(Comparator.comparing((method) -> method.getKey().toGenericString()))
			.forEach((method) -> handlers.register(dispatcher(method.getKey(), method.getValue()).registry(), name,
					type, method.getKey(), method.getValue()));
	}

	private EventDispatcher dispatcher(Method method, MesosEventHandler annotation) {
		try {
			String framework = Objects.requireNonNull(this.beanFactory).resolveEmbeddedValue(annotation.framework());
			return this.dispatchers.get((framework != null) ? framework : "");
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidEventHandlerException(method, String.valueOf(ex.getMessage()));
		}
	}

}
