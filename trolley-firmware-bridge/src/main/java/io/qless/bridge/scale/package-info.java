/// The scale under the trolley's basket.
///
/// Words: a *sample* is one conversion of the load cell, in grams by its calibration, 80 a second;
/// a [ScaleReading] is what can be said about the load: `Settled` grams, `Moving`, or a `Fault`.
/// Shop rules use differences between two settled readings, never the absolute value: cells creep,
/// trolleys stand on slopes.
///
/// Stability is decided from the weight signal alone; no motion sensor takes part.
///
/// Start reading at [Scale], then [StabilityFilter].
@NullMarked
package io.qless.bridge.scale;

import org.jspecify.annotations.NullMarked;
