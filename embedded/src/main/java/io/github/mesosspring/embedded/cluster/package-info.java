/**
 * Several masters and agents as one cluster. A {@code MasterProcess} is a master that
 * contends in an {@code Election} while it runs; an {@code AgentProcess} keeps its agent
 * linked to the master that leads, through an {@code AgentLink} that can be cut. The
 * {@code Cluster} tells the agents of every new leader. What the masters share is the
 * registry; all else a new leader learns from agents and frameworks.
 */
@NullMarked
package io.github.mesosspring.embedded.cluster;

import org.jspecify.annotations.NullMarked;
