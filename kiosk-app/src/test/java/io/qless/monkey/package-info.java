/// A monkey at the trolley, what `deploy/monkey.sh` runs: it presses, scans, weighs, pays and pulls
/// cables at random for minutes, and then the laws of the shop are checked.
///
/// The trolley is a process of its own, started by [io.qless.monkey.PawMain]: the kiosk's program
/// with its real window, a [io.qless.monkey.Paw] that finds what can be pressed, and a
/// [io.qless.monkey.Diary] of each view. Everything the monkey may do is a [io.qless.monkey.Deed];
/// begin with [io.qless.monkey.Monkey], then see what [io.qless.monkey.Reckoning] holds against the
/// hub's journal.
@NullMarked
package io.qless.monkey;

import org.jspecify.annotations.NullMarked;
