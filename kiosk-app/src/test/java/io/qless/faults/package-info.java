/// What becomes of a trip when something around it fails: the network loses, cuts or swallows, the
/// hub is killed, a broker goes, a clock jumps, the hub's disk is full. Trolleys and hub are their
/// real programs, where it matters each in a network of its own. Every trip ends with the same
/// question: is what the screen showed what the hub's journal has? Begin with
/// [io.qless.faults.TrolleyFaultsIT].
@NullMarked
package io.qless.faults;

import org.jspecify.annotations.NullMarked;
