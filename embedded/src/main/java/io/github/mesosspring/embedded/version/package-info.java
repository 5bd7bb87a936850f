/**
 * What masters of old versions did otherwise. A {@code MesosVersion} has a
 * {@code VersionProfile}, the one place that knows its ways; the master asks it. What an
 * old master could not even read or write follows from its schema: {@code SchemaHistory}
 * says what is younger, {@code OldSchema} is today's schema without it, and
 * {@code OldCodec} lets messages through as far as that schema goes.
 */
@NullMarked
package io.github.mesosspring.embedded.version;

import org.jspecify.annotations.NullMarked;
