package io.qless.kiosk.trip;

import java.time.Instant;

/// The right to leave, as the last screen shows it.
///
/// @param token the signed pass, shown as a QR code
/// @param expires when this pass stops opening the gate (a new one follows by itself)
/// @param invoiceNumber the tax invoice's number
/// @param paidPaise what was paid
/// @param pointsEarned 0 for guests
public record ExitPassView(
    String token, Instant expires, String invoiceNumber, long paidPaise, long pointsEarned) {}
