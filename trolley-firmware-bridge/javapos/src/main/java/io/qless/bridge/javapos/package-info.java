/// Scanners and scales that only a vendor's JavaPOS service can reach, as `--scanner=javapos:NAME`
/// and `--scale=javapos:NAME`. The vendor brings the service and its `jpos.xml`; this brings a port
/// and what is spoken at it ([io.qless.bridge.scanner.ScanPort],
/// [io.qless.bridge.scanner.ScanProtocol]), and an instrument
/// ([io.qless.bridge.scale.WeighingInstrument]).
///
/// A scanner's service gives one event and then none until the next is asked for. It is asked for
/// when the scan is on the disk: the service holds what the journal can't take yet.
///
/// Source: UnifiedPOS 1.15, chapters "Introduction", "Scanner" and "Scale".
@NullMarked
package io.qless.bridge.javapos;

import org.jspecify.annotations.NullMarked;
