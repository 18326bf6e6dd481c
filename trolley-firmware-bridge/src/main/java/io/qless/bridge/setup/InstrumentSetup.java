package io.qless.bridge.setup;

import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scale.CalibrationFile;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.scale.WeighingInstrument;
import io.qless.bridge.serialscale.ScaleProtocol;
import io.qless.bridge.serialscale.ScaleProtocols;
import io.qless.bridge.serialscale.SerialScale;
import java.util.Locale;
import java.util.ServiceLoader;

/// A scale with a display of its own, at a serial port or behind a vendor's service. Immutable.
///
/// @param speech what it speaks
/// @param divisionGrams the step of its display
/// @param name where its port is, or what its service calls it
public record InstrumentSetup(Speech speech, int divisionGrams, DeviceName name)
    implements ScaleSetup {

  /// What a scale for goods of 15 kg mostly counts in.
  public static final int DIVISION_GRAMS = 5;

  /// What a scale speaks.
  public enum Speech {
    /// Toledo 8217.
    TOLEDO,
    /// NCI, of Weigh-Tronix.
    NCI,
    /// CAS "ECR".
    CAS,
    /// Mettler-Toledo's.
    MT_SICS,
    /// A vendor's JavaPOS service, by a [ScaleAdapter].
    JAVAPOS;

    /// As an installer writes it.
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public String identity() {
    return toString();
  }

  @Override
  public Scale scale(String deviceId, DeviceTree tree, CalibrationFile kept) {
    return new Scale(
        deviceId,
        switch (speech) {
          case TOLEDO -> serial(tree, ScaleProtocols.TOLEDO_8217);
          case NCI -> serial(tree, ScaleProtocols.NCI);
          case CAS -> serial(tree, ScaleProtocols.CAS_ECR);
          case MT_SICS -> serial(tree, ScaleProtocols.MT_SICS);
          case JAVAPOS ->
              ServiceLoader.load(ScaleAdapter.class)
                  .findFirst()
                  .orElseGet(NoAdapter::new)
                  .scale(name.toString(), divisionGrams);
        });
  }

  private WeighingInstrument serial(DeviceTree tree, ScaleProtocol protocol) {
    return new SerialScale(new ScalePorts(name, protocol.line(), tree), protocol, divisionGrams);
  }

  @Override
  public String toString() {
    return speech.word() + "/" + divisionGrams + "g:" + name;
  }
}
