/// The hub's HTTP doors, asked through real sockets.
@NullMarked
package io.qless.hub.web;

import org.jspecify.annotations.NullMarked;
