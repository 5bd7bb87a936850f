/**
 * The status page of a master: what a person looks at. {@code StatusPage} answers the
 * requests that are its own, for the hosts that {@code HostCheck} lets pass: the files of
 * the page ({@code PageFiles}), what the master knows as a {@code ClusterStatus}, which
 * {@code RecordJson} writes and the script of the page asks for again and again, and what
 * tasks wrote, whose address is a {@code SandboxPath}. What it shows comes from a
 * {@code StatusSource}, which is the master.
 */
@NullMarked
package io.github.mesosspring.embedded.page;

import org.jspecify.annotations.NullMarked;
