/**
 * Who the framework is. {@link io.github.mesosspring.framework.FrameworkProblem} finds
 * what a master would refuse in its {@code FrameworkInfo}, roles and offer constraints.
 * Its id survives a restart in a
 * {@link io.github.mesosspring.framework.FrameworkIdStore}, which is opened, with
 * exclusive use of its place, when the subscription starts and closed when it stops; an
 * id that is there but cannot be read fails the start, since registering anew would
 * orphan all tasks of the framework.
 */
@NullMarked
package io.github.mesosspring.framework;

import org.jspecify.annotations.NullMarked;
