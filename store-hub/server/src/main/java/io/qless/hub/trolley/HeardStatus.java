package io.qless.hub.trolley;

import io.qless.contract.wire.TrolleyStatus;
import java.time.Instant;

/// How a trolley said it is.
///
/// @param heardAt when the hub heard it
public record HeardStatus(String trolley, TrolleyStatus status, Instant heardAt) {}
