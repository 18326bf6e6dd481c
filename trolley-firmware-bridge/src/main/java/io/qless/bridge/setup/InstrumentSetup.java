package io.qless.bridge.setup;

import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.scale.CalibrationFile;
import io.qless.bridge.scale.Scale;
import io.qless.bridge.serialscale.ScaleProtocol;
import io.qless.bridge.serialscale.ScaleProtocols;
import io.qless.bridge.serialscale.SerialScale;
import java.util.Locale;

/// A scale with a display and a serial port of its own. Immutable.
///
/// @param speech what it speaks
/// @param divisionGrams the step of its display
/// @param name where its port is
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
    MT_SICS;

    /// As an installer writes it.
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ScaleProtocol protocol() {
      return switch (this) {
        case TOLEDO -> ScaleProtocols.TOLEDO_8217;
        case NCI -> ScaleProtocols.NCI;
        case CAS -> ScaleProtocols.CAS_ECR;
        case MT_SICS -> ScaleProtocols.MT_SICS;
      };
    }
  }

  @Override
  public String identity() {
    return toString();
  }

  @Override
  public Scale scale(String deviceId, DeviceTree tree, CalibrationFile kept) {
    ScaleProtocol protocol = speech.protocol();
    return new Scale(
        deviceId,
        new SerialScale(new ScalePorts(name, protocol.line(), tree), protocol, divisionGrams));
  }

  @Override
  public String toString() {
    return speech.word() + "/" + divisionGrams + "g:" + name;
  }
}
