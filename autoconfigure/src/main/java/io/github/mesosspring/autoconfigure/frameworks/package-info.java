/**
 * Several frameworks in one application. {@code MesosFrameworks} is the one place that
 * knows them all: the default one, whose beans are those of the application's own
 * context, and those named below {@code mesos.frameworks}. Whatever exists once for all
 * of them, as an endpoint or a health contributor, starts from there; whatever exists for
 * each of them is a bean made from beans of the same context.
 * <p>
 * Each {@code NamedFramework} has a context of its own below that of the application, in
 * which the configurations of the default framework run again
 * ({@code FrameworkConfigurations}). Its {@code FrameworkEnvironment} shows it
 * {@code mesos.frameworks.<name>.X} as {@code mesos.X}, and what {@code Inheritance} lets
 * it inherit; {@code FrameworkCandidateResolver} keeps the default framework's beans from
 * it, and {@code ApplicationBeans} hands over what is for it alone, and what leads to its
 * master ({@code ApplicationConnection}). {@code FrameworkBeans} make its beans beans of
 * the application, which so starts and stops them; {@code FrameworkLifecycle} does so for
 * the others.
 */
@NullMarked
package io.github.mesosspring.autoconfigure.frameworks;

import org.jspecify.annotations.NullMarked;
