package io.github.mesosspring.event;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.aot.hint.annotation.Reflective;
import org.springframework.core.annotation.AliasFor;

/**
 * Marks a method of a bean that handles events. Which ones there are, and what a method
 * may take, depends on the API that the application speaks.
 * <p>
 * The parameters of a <em>scheduler</em> may be, in any order and number:
 * <ul>
 * <li>{@code io.github.mesosspring.protocol.scheduler.Event}, for any type;</li>
 * <li>its payload, e.g. {@code Event.Offers}, {@code Event.Update} or
 * {@code Event.Failure};</li>
 * <li>{@code Offer} (one call for each offer) or {@code List<Offer>}, for OFFERS;</li>
 * <li>{@code InverseOffer} (one call for each) or {@code List<InverseOffer>}, for
 * INVERSE_OFFERS;</li>
 * <li>{@code TaskStatus}, for UPDATE;</li>
 * <li>{@code OperationStatus}, for UPDATE_OPERATION_STATUS;</li>
 * <li>{@link io.github.mesosspring.call.CallOperations} or
 * {@link io.github.mesosspring.call.CallTemplate};</li>
 * <li>{@link Acknowledgment}, for UPDATE and UPDATE_OPERATION_STATUS: its presence means
 * that the method acknowledges by itself;</li>
 * <li>{@link DeliveryAttempt}, for the same.</li>
 * </ul>
 * Those of an <em>executor</em>:
 * <ul>
 * <li>{@code io.github.mesosspring.protocol.executor.Event}, for any type;</li>
 * <li>its payload, e.g. {@code Event.Launch}, {@code Event.Kill} or
 * {@code Event.Acknowledged};</li>
 * <li>{@code TaskInfo}, for LAUNCH;</li>
 * <li>{@code TaskGroupInfo} or {@code List<TaskInfo>}, for LAUNCH_GROUP;</li>
 * <li>{@code TaskID}, for KILL, or ACKNOWLEDGED if that is declared;</li>
 * <li>what makes the calls of the executor.</li>
 * </ul>
 * The method returns {@code void}, a {@link org.reactivestreams.Publisher} such as
 * {@code Mono<Void>}, or a {@link java.util.concurrent.CompletionStage}. The latter two
 * count as handled when they complete, and the thread delivers no other event before: a
 * method must not wait for a later event. What they emit is ignored.
 * <p>
 * All methods are called by one thread, {@code mesos-events}, which may block; if asked
 * for, updates of a scheduler are handled by several
 * ({@link EventDispatcherBuilder#concurrency}), one for each task. Several methods for
 * one event are called in the order of
 * {@link org.springframework.core.annotation.Order @Order}. Delivery is at-least-once:
 * handling must be idempotent. A status update is acknowledged after all its methods
 * returned normally, and given up after too many failures; offers are declined if there
 * is no method for them or it failed. An offer taken by a method that returned normally
 * is the application's, to be accepted or declined in time. A method that cannot work
 * fails the start with an {@link InvalidEventHandlerException}.
 * <p>
 * An executor's events are delivered once, in the order of the wire, each when the one
 * before is done: a method for LAUNCH starts the task and returns, or KILL and SHUTDOWN
 * wait for its end.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Reflective
public @interface MesosEventHandler {

	/**
	 * The types of events to handle. None: the type that the parameters belong to.
	 * @return the types
	 */
	@AliasFor("types")
	MesosEventType[] value() default {};

	/**
	 * The types of events to handle. None: the type that the parameters belong to.
	 * @return the types
	 */
	@AliasFor("value")
	MesosEventType[] types() default {};

	/**
	 * A name for logs and meters. Empty: bean class and method.
	 * @return the name
	 */
	String id() default "";

	/**
	 * The framework whose events to handle, by its name below {@code mesos.frameworks}.
	 * What the method is given to make calls with is that framework's. Empty: the default
	 * framework. A name that is not configured fails the start.
	 * @return the name
	 */
	String framework() default "";

	/**
	 * The name of the {@link MesosEventErrorHandler} bean, for an executor the
	 * {@link ExecutorEventErrorHandler} bean, that is told when this method fails, in
	 * place of the one that stands for all. Empty: that one.
	 * @return the name
	 */
	String errorHandler() default "";

}
