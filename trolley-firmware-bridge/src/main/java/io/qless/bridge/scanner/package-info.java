/// Bar code scanners, whatever they are plugged into: one driver over a port that moves bytes and a
/// protocol that knows what they mean.
///
/// Words: a *frame* is what a scanner sends for one code, ended by CR, LF, CRLF or put between STX
/// and ETX, or a packet; the *AIM id* (`]E0`, `]Q3`, ISO/IEC 15424) tells the symbology; a
/// [ScannedCode] is the text of one whole frame, not yet trusted; it is *kept* when the
/// [ScanJournal] has it, which is before its scanner gets an answer and before anybody else gets
/// the code, and *settled* when the program has made something of it; a [ScanReject] is input that
/// was thrown away and must be shown, so that the shopper scans again.
///
/// Two equal codes one after the other are two scans: the guard against reading one label twice
/// lives in the scanner, never here.
///
/// Start reading at [ScannerDriver], then [ScanJournal] and [ScanFraming].
@NullMarked
package io.qless.bridge.scanner;

import org.jspecify.annotations.NullMarked;
