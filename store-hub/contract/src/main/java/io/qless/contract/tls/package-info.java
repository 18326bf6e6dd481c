/// Whom clients believe, over MQTT and HTTP alike. Start at [io.qless.contract.tls.Trust].
@NullMarked
package io.qless.contract.tls;

import org.jspecify.annotations.NullMarked;
