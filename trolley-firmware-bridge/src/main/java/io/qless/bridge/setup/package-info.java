/// How an installer says which scanner a program has, and what is plugged in for it to choose from.
///
/// Words: a *setup* is one line, `DRIVER[/OPTION]:NAME`; a *name* is a path, or `usb:` and the
/// numbers that stay with a device wherever it is plugged in; a driver *fits* a device that it
/// could read.
///
/// Start reading at [ScannerSetup], then [Fitting].
@NullMarked
package io.qless.bridge.setup;

import org.jspecify.annotations.NullMarked;
