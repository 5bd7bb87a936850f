package io.github.mesosspring.autoconfigure.endpoint;

import java.util.Map;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The frameworks of the application.
 *
 * @param frameworks each by the name the application knows it by, {@code default} for the
 * one whose keys are {@code mesos.*} themselves
 */
public record FrameworksDescriptor(Map<String, FrameworkDescriptor> frameworks) implements OperationResponseBody {

}
