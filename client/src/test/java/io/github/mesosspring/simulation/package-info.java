/**
 * The client under virtual time, against a scripted cluster in which all kinds of things
 * go wrong.
 * <p>
 * A {@link io.github.mesosspring.simulation.Simulation} is drawn from one seed. Its
 * {@link io.github.mesosspring.simulation.World} has a
 * {@link io.github.mesosspring.simulation.SimulatedScheduler}, on which everything runs,
 * {@link io.github.mesosspring.simulation.Faults}, which say what goes wrong when, and a
 * {@link io.github.mesosspring.simulation.Cluster} of masters and agents. The client is
 * the real one, from the HTTP client down to the handlers of an
 * {@link io.github.mesosspring.simulation.Application}; an
 * {@link io.github.mesosspring.simulation.Exchange} stands in for each connection and a
 * {@link io.github.mesosspring.simulation.Pipe} for the bytes of a stream. An
 * {@link io.github.mesosspring.simulation.Operator} starts, stops and kills it,
 * {@link io.github.mesosspring.simulation.Mischief} befalls the cluster. Each
 * {@link io.github.mesosspring.simulation.Check} is told of all that can be seen from
 * outside and says what must hold; each {@link io.github.mesosspring.simulation.Mutant}
 * shows that one of them would notice. After a hostile time comes a peaceful one, in
 * which all that was begun has to end well.
 */
@NullMarked
package io.github.mesosspring.simulation;

import org.jspecify.annotations.NullMarked;
