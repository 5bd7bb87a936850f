/**
 * All that is known of masters of other versions than ours, in one place. Whoever is
 * about to talk to a master asks the {@link io.github.mesosspring.version.MasterManners}
 * of its {@link io.github.mesosspring.version.MasterVersion}: what it understands of a
 * SUBSCRIBE (a {@link io.github.mesosspring.version.SubscribeForm}, made by
 * {@code SubscribeCut}), whether it is too old for a call, and how a call is written for
 * it. {@code Since} is the table of what came when, {@code RoleCalls} knows the three
 * ages of REVIVE and SUPPRESS, {@code OldCalls} what the schema of calls had before and
 * has no more, and {@link io.github.mesosspring.version.ParseError} how old a master must
 * be that did not understand a SUBSCRIBE.
 */
@NullMarked
package io.github.mesosspring.version;

import org.jspecify.annotations.NullMarked;
