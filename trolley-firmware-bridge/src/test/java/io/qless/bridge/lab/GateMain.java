package io.qless.bridge.lab;

import io.qless.bridge.relay.GateIo;
import io.qless.bridge.relay.PiGateIo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// A gate's program as far as its pins go: does what it reads, a line each, and answers each. A
/// program of its own, so that a test can kill it.
final class GateMain {

  private GateMain() {}

  public static void main(String[] none) throws IOException {
    try (GateIo gate = PiGateIo.open(PiGateIo.Pins.USUAL)) {
      System.out.println("= open");
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println("= " + answer(gate, line));
      }
    }
    System.out.println("= closed");
  }

  private static Object answer(GateIo gate, String line) {
    return switch (line) {
      case "open the gate" -> {
        gate.drive(true);
        yield "open";
      }
      case "show green" -> {
        gate.lamp(true, false);
        yield "green";
      }
      case "fire loop" -> gate.fireLoopClosed();
      case "button" -> gate.buttonPressed();
      default -> throw new IllegalArgumentException(line);
    };
  }
}
