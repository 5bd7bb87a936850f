/**
 * The examples of {@code docs/operator-streams.md}.
 */
package io.github.mesosspring.embedded.example;
