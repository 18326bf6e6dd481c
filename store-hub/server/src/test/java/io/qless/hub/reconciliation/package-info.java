/// Where the money is, over real payments.
@NullMarked
package io.qless.hub.reconciliation;

import org.jspecify.annotations.NullMarked;
