/**
 * A web application that ends itself when it is ready and says what that took. Started
 * once with nothing else, and once beside a framework, which it finds by its scan.
 */
@NullMarked
package io.github.mesosspring.benchmarks.webapp;

import org.jspecify.annotations.NullMarked;
