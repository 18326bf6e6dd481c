/// Tests of accounts.
@NullMarked
package io.qless.hub.auth;

import org.jspecify.annotations.NullMarked;
