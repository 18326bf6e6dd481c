/// Bar code scanners on a serial port (real UART, USB-CDC, or a pseudo-terminal).
///
/// Words: a *frame* is what a scanner sends for one code, ended by CR, LF, CRLF or put between STX
/// and ETX; the *AIM id* (`]E0`, `]Q3`, ISO/IEC 15424) tells the symbology; a [ScannedCode] is the
/// text of one whole frame, not yet trusted; a [ScanReject] is input that was thrown away and must
/// be shown, so that the shopper scans again.
///
/// Two equal codes one after the other are two scans: the guard against reading one label twice
/// lives in the scanner, never here.
///
/// Start reading at [SerialScanner], then [ScanFraming].
@NullMarked
package io.qless.bridge.scanner;

import org.jspecify.annotations.NullMarked;
