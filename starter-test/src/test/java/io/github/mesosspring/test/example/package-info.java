/**
 * A small framework and its tests: the how-to of {@code docs/testing.md}.
 */
@NullMarked
package io.github.mesosspring.test.example;

import org.jspecify.annotations.NullMarked;
