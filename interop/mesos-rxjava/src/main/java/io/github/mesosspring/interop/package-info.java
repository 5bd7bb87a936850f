/**
 * A framework on clients of other projects. The framework is one class; a driver for each
 * client, in a module of its own, connects it to the streams of that client.
 */
@NullMarked
package io.github.mesosspring.interop;

import org.jspecify.annotations.NullMarked;
