/**
 * The Actuator endpoint {@code mesos}. {@code MesosEndpoint} looks at each framework
 * through {@code FrameworkReader}, which only reads what the client has at hand, and has
 * {@code FrameworkOperator} do what an operator asks for;
 * {@code MesosEndpointWebExtension} turns the outcome into an HTTP status. What is shown
 * are records, so that their components are the keys of the JSON.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.endpoint;

import org.jspecify.annotations.NullMarked;
