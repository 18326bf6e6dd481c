/// Passwords of devices against a real database.
@NullMarked
package io.qless.hub.device;

import org.jspecify.annotations.NullMarked;
