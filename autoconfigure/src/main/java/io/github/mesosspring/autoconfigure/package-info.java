/**
 * Makes a Spring Boot application a Mesos framework. {@code MesosAutoConfiguration} reads
 * {@code MesosProperties}, learns from {@code MesosConnectionDetails} where the master
 * is, and puts the beans of the client together: web clients, session, calls, event
 * dispatch and, on top, the subscription. With {@code mesos.master: embedded} the
 * connection details come from {@code EmbeddedMesosAutoConfiguration}, which starts a
 * master in this process; those of a container come from {@code testcontainers} and
 * {@code docker}. Keys that contradict each other are refused by
 * {@code WrongCombinations} before anything is made of them. What is configured wrongly
 * ends as a {@code MesosConfigurationException} or a client exception, which the failure
 * analyzers in the package diagnostics turn into a description and an action.
 * {@code MesosThreadConfiguration} decides what threads the application's code runs on,
 * {@code ShutdownTime} how long a stop may take. Application events, health, meters and
 * the Actuator endpoint live in the sub packages.
 * <p>
 * With {@code mesos.executor.enabled} the application is an executor instead: none of
 * these beans exist, and {@code MesosExecutorAutoConfiguration} puts together the
 * subscription to the agent, the calls to it and the dispatch of its events;
 * {@code ExecutorExit} ends the process when the agent has shut it down.
 */
@NullMarked
package io.github.mesosspring.autoconfigure;

import org.jspecify.annotations.NullMarked;
