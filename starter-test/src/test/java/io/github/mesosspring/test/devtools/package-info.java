/**
 * A framework that {@code spring-boot-devtools} restarts.
 */
package io.github.mesosspring.test.devtools;
