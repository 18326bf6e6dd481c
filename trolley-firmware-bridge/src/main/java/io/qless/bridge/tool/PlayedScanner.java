package io.qless.bridge.tool;

import io.qless.bridge.sim.SimulatedScanner;
import io.qless.bridge.sim.SimulatedSsiScanner;
import java.nio.file.Path;

/// A played scanner, however it speaks. Any thread may be its hand; it lives until closed.
sealed interface PlayedScanner extends AutoCloseable {

  /// How a scanner speaks.
  enum Speech {
    PLAIN,
    SSI
  }

  /// The separator of GS1 codes.
  char GROUP_SEPARATOR = 0x1d;

  /// A scanner, plugged in.
  static PlayedScanner open(Speech speech, Path link) {
    return switch (speech) {
      case PLAIN -> new Plain(new SimulatedScanner(link));
      case SSI -> new Packets(new SimulatedSsiScanner(link));
    };
  }

  void scan(String text);

  void unplug();

  void plugIn();

  @Override
  void close();

  /// Sends what it is given: an AIM id is part of the text.
  record Plain(SimulatedScanner scanner) implements PlayedScanner {

    @Override
    public void scan(String text) {
      scanner.scan(text);
    }

    @Override
    public void unplug() {
      scanner.unplug();
    }

    @Override
    public void plugIn() {
      scanner.plugIn();
    }

    @Override
    public void close() {
      scanner.close();
    }
  }

  /// Tells the symbology in the packet and not in the text: 13 digits are an EAN-13, a text with a
  /// separator a GS1-128, all else a QR code.
  record Packets(SimulatedSsiScanner scanner) implements PlayedScanner {

    private static final int EAN_13 = 0x0B;
    private static final int GS1_128 = 0x0F;
    private static final int QR_CODE = 0x1C;

    @Override
    public void scan(String text) {
      if (text.isEmpty()) {
        throw new IllegalArgumentException("a scanner sends some text");
      }
      int other = text.indexOf(GROUP_SEPARATOR) >= 0 ? GS1_128 : QR_CODE;
      scanner.scan(text.matches("[0-9]{13}") ? EAN_13 : other, text);
    }

    @Override
    public void unplug() {
      scanner.unplug();
    }

    @Override
    public void plugIn() {
      scanner.plugIn();
    }

    @Override
    public void close() {
      scanner.close();
    }
  }
}
