/// What the makers of serial scanners add to plain frames: answers, so that no code is lost between
/// the two, and commands.
///
/// Words: an *acknowledgement* (ACK) tells the scanner that it may forget a code, and is sent only
/// when the journal has it; its opposite (NAK) asks for the same code once more; a *packet* is
/// SSI's frame, with length and checksum; a *trigger* is what a finger pulls, a *soft trigger* a
/// command in its place.
///
/// One class per maker, each a [io.qless.bridge.scanner.ScanProtocol]. Start reading at
/// [HoneywellFrames], then [SsiPackets].
@NullMarked
package io.qless.bridge.handshake;

import org.jspecify.annotations.NullMarked;
