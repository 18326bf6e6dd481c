/// Looking into a few trips before payment: which ones, and at what first. Start at
/// [io.qless.shop.audit.AuditRule].
@NullMarked
package io.qless.shop.audit;

import org.jspecify.annotations.NullMarked;
