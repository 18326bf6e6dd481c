/// What the trolley keeps on its own disk, in two H2 files: `journal` (commands not yet answered
/// and the trip's events; forced to the disk before the screen shows them) and `catalogue` (can be
/// fetched again).
@NullMarked
package io.qless.kiosk.storage;

import org.jspecify.annotations.NullMarked;
