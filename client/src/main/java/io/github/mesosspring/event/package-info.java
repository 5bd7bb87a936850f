/**
 * From framed bytes to method calls.
 * {@link io.github.mesosspring.event.MesosEventHandlerProcessor} finds the methods
 * annotated with {@link io.github.mesosspring.event.MesosEventHandler} when the
 * application starts, and {@code HandlerMethods} hands them to the
 * {@link io.github.mesosspring.event.EventDispatcher} as {@code HandlerMethod}s, with
 * what the configuration says about them, fully resolved by {@code HandlerSignature} and,
 * for conditions, {@code ConditionCompiler}. {@code HandlerRegistry} keeps them by type
 * of event and lets them be paused ({@link io.github.mesosspring.event.EventHandlers}).
 * What there is to handle, and to take, an {@code EventSchema} knows, one for a scheduler
 * and one for an executor. At run time {@code EventQueue} keeps what the subscription
 * received, in two lanes and within bounds. A {@code DeliveryLoop}, on an
 * {@code EventThread} or a scheduler that was given, takes one event after the other and
 * has {@code EventDelivery} decode it, show it to the interceptors and call its handlers
 * through {@code HandlerInvoker}. While handlers are behind, {@code DecodeAhead} decodes
 * short ones before they are queued.
 * <p>
 * What the delivery contract asks for around that differs between the APIs. For a
 * scheduler, {@code SchedulerDelivery} has {@code OffersDelivery} and
 * {@code UpdateDelivery} decline, acknowledge, and, with {@code UpdateMemory}, recognise
 * what was handled and park what fails too often, the same for tasks and operations
 * ({@code StatusUpdate}). If updates are to be handled by several threads,
 * {@code UpdateRouting} moves them to rows of the queue instead, each served by a loop of
 * its own. For an executor, {@code ExecutorDelivery} tells the
 * {@link io.github.mesosspring.event.ExecutorEventListener}s what became of each event
 * and leaves to them what to answer.
 * <p>
 * Queue and loops live from a start to the next stop and make up a {@code DispatchRun}. A
 * {@code KeepAlive} stands in for its threads while they are virtual. Gauges read
 * {@link io.github.mesosspring.event.DispatchStatistics} without a lock, and each call of
 * a handler is an observation ({@link io.github.mesosspring.event.EventObservation}) that
 * calls made by it belong to.
 */
@NullMarked
package io.github.mesosspring.event;

import org.jspecify.annotations.NullMarked;
