/// The store admin's command line, `qless`. It is its own process and talks REST to the hub, never
/// to its database.
///
/// [io.qless.cli.QlessMain] names the commands and the exit codes. Each group of commands is a
/// class `XCommand` whose methods are the commands; [io.qless.cli.HubClient] is the only one that
/// talks to the hub. Whatever ends a command early is a [io.qless.cli.CliException] with one line
/// for the person and one exit code for the script.
@NullMarked
package io.qless.cli;

import org.jspecify.annotations.NullMarked;
