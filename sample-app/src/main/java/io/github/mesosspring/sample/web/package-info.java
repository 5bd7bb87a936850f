/**
 * Jobs over REST. {@code JobController} maps the requests; {@code Problems} says what is
 * wrong with one.
 */
@NullMarked
package io.github.mesosspring.sample.web;

import org.jspecify.annotations.NullMarked;
