/**
 * From framed bytes to method calls.
 * {@link io.github.mesosspring.event.MesosEventHandlerProcessor} finds the methods
 * annotated with {@link io.github.mesosspring.event.MesosEventHandler} when the
 * application starts and hands them to the
 * {@link io.github.mesosspring.event.EventDispatcher} as {@code HandlerMethod}s, fully
 * resolved by {@code HandlerSignature}. At run time {@code EventQueue} keeps what the
 * subscription received, in two lanes and within bounds; the dispatcher's thread decodes
 * one event after the other and gives it to {@code OffersDelivery},
 * {@code UpdateDelivery} or {@code PlainDelivery}, which call the handlers through
 * {@code HandlerInvoker} and do what the delivery contract asks for afterwards: decline
 * or acknowledge. If updates are to be handled by several threads, the dispatcher hands
 * them to {@code UpdateWorkers} instead, each of which serves a {@code WorkerRow} of the
 * queue.
 */
@NullMarked
package io.github.mesosspring.event;

import org.jspecify.annotations.NullMarked;
