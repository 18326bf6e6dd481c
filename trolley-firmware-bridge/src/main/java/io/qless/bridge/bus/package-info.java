/// The two buses of a Raspberry Pi's header: a driver speaks to an interface of two or three
/// methods, so that a model of its chip can stand behind it, and a change of the library below
/// touches one class for each bus.
@NullMarked
package io.qless.bridge.bus;

import org.jspecify.annotations.NullMarked;
