/// What stands between a load cell and this program: converters on a bus of the Raspberry Pi, in
/// the kernel, or behind a microcontroller. Each is a [io.qless.bridge.scale.LoadCell] that gives
/// 80 signed words of 24 bits a second; none decides anything of the load.
///
/// Words: a *word* is one conversion; a converter is *calibrated* when it has measured its own
/// offset, which has nothing to do with the calibration of a scale by masses; a *brown-out* is a
/// supply that sagged, after which a chip stands as after power-up.
///
/// Start reading at [Nau7802], then [StreamedCell].
@NullMarked
package io.qless.bridge.converter;

import org.jspecify.annotations.NullMarked;
