/**
 * What the masters of an embedded cluster saw and did. Each master writes with its
 * {@link io.github.mesosspring.embedded.journal.MasterJournal} into the one
 * {@link io.github.mesosspring.embedded.journal.Journal} of the cluster, which keeps the
 * latest {@link io.github.mesosspring.embedded.journal.JournalEntry entries}, tells
 * listeners of new ones and lets tests wait for them.
 */
@NullMarked
package io.github.mesosspring.embedded.journal;

import org.jspecify.annotations.NullMarked;
