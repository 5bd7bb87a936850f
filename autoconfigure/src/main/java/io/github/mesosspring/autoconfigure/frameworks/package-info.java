/**
 * Several frameworks in one application. {@code MesosFrameworks} is the one place that
 * knows them all: the default one, whose beans are those of the application's own
 * context, and those named below {@code mesos.frameworks}. Whatever exists once for all
 * of them, as an endpoint or a health contributor, starts from there; whatever exists for
 * each of them is a bean made from beans of the same context.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.frameworks;

import org.jspecify.annotations.NullMarked;
