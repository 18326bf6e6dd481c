/// Where the hub keeps what must not be lost (`journal`: sessions, money, passes) and what can be
/// loaded again (`catalogue`). Start at [io.qless.hub.storage.Database].
@NullMarked
package io.qless.hub.storage;

import org.jspecify.annotations.NullMarked;
