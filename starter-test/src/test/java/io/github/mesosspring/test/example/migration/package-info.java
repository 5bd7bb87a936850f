/**
 * One small framework, on the old driver and on the starter: the examples of
 * {@code docs/migrating-from-the-driver.md}. The old one is compiled only.
 */
package io.github.mesosspring.test.example.migration;
