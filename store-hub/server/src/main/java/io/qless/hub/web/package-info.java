/// HTTP doors of the hub. Each feature answers with its own types; the routes here turn them into
/// HTTP and add nothing.
@NullMarked
package io.qless.hub.web;

import org.jspecify.annotations.NullMarked;
