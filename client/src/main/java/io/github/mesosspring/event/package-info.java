/**
 * From framed bytes to method calls.
 * {@link io.github.mesosspring.event.MesosEventHandlerProcessor} finds the methods
 * annotated with {@link io.github.mesosspring.event.MesosEventHandler} when the
 * application starts and hands them to the
 * {@link io.github.mesosspring.event.EventDispatcher} as {@code HandlerMethod}s, fully
 * resolved by {@code HandlerSignature}. At run time {@code EventQueue} keeps what the
 * subscription received, in two lanes and within bounds. A {@code DeliveryLoop}, on an
 * {@code EventThread} or a scheduler that was given, takes one event after the other, has
 * {@code EventDelivery} decode it and give it to {@code OffersDelivery},
 * {@code UpdateDelivery} or {@code PlainDelivery}. These call the handlers through
 * {@code HandlerInvoker} and do what the delivery contract asks for afterwards: decline
 * or acknowledge. If updates are to be handled by several threads, {@code UpdateRouting}
 * moves them to rows of the queue instead, each served by a loop of its own. Queue and
 * loops live from a start to the next stop and make up a {@code DispatchRun}.
 */
@NullMarked
package io.github.mesosspring.event;

import org.jspecify.annotations.NullMarked;
