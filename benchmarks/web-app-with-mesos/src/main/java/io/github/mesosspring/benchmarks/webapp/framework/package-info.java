/**
 * What makes the web application a framework as well.
 */
@NullMarked
package io.github.mesosspring.benchmarks.webapp.framework;

import org.jspecify.annotations.NullMarked;
