package io.qless.hub.exit;

import java.time.Instant;

/// The pass to show now.
///
/// @param id its name
/// @param token text of the QR code
/// @param expires when it stops opening gates
public record CurrentPass(String id, String token, Instant expires) {}
