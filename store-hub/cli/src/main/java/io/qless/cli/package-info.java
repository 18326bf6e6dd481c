/// The store admin's command line. It is its own process and talks REST to the hub, never to its
/// database.
@NullMarked
package io.qless.cli;

import org.jspecify.annotations.NullMarked;
