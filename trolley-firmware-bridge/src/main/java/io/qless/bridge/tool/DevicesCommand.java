package io.qless.bridge.tool;

import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.linux.Plugged;
import io.qless.bridge.setup.Fitting;
import io.qless.bridge.setup.FoundScales;
import io.qless.bridge.setup.ScaleSetup;
import io.qless.bridge.setup.ScannerSetup;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Shows what is plugged in and what to write for it.
@Command(
    name = "devices",
    description = {
      "Shows scanners and scales that are plugged in, what reads them, and what stands in the way.",
      "Each --scanner= or --scale= line can be given to qless-kiosk as it stands: it names the device by numbers"
          + " that stay the same wherever it is plugged in."
    })
final class DevicesCommand implements Callable<Integer> {

  private final PrintWriter out;
  private final DeviceTree tree;

  DevicesCommand(PrintWriter out, DeviceTree tree) {
    this.out = out;
    this.tree = tree;
  }

  @Override
  public Integer call() {
    List<Fitting> all = Fitting.all(tree);
    boolean driven = showConverters();
    if (all.isEmpty() && driven) {
      return ExitCode.OK.code();
    }
    if (all.isEmpty()) {
      out.println("Nothing that could be a scanner is plugged in: no USB serial port, no HID POS");
      out.println("device and no keyboard. Plug one in and look again.");
      return ExitCode.NOT_WELL.code();
    }
    all.forEach(this::show);
    boolean some = all.stream().anyMatch(Fitting::isUsable);
    return some ? ExitCode.OK.code() : ExitCode.NOT_USABLE.code();
  }

  private void show(Fitting fitting) {
    String what =
        switch (fitting.device().kind()) {
          case SERIAL -> "serial port";
          case HIDRAW -> "HID POS scanner";
          case INPUT -> "keyboard, or a scanner that plays one";
        };
    out.println(
        plain(fitting.device().device() + "  " + fitting.device().label() + "  (" + what + ")"));
    for (ScannerSetup setup : fitting.setups()) {
      out.println("  --scanner=" + plain(setup.toString()));
    }
    if (fitting.device().kind() == Plugged.Kind.SERIAL) {
      out.println("  if it is a scale, one of:");
      for (ScaleSetup setup : FoundScales.at(fitting.device())) {
        out.println("  --scale=" + plain(setup.toString()));
      }
    }
    out.println(fitting.isUsable() ? "  ready" : "  not usable: " + fitting.wayOut());
  }

  /// Shows converters; true if the kernel drives one.
  private boolean showConverters() {
    List<ScaleSetup> driven = FoundScales.inKernel(tree);
    for (ScaleSetup setup : driven) {
      out.println("load cell's converter that the kernel drives");
      out.println("  --scale=" + plain(setup.toString()));
    }
    for (ScaleSetup setup : FoundScales.onHeader(tree)) {
      out.println("bus of the header, with a load cell's converter if you wired one");
      out.println("  --scale=" + plain(setup.toString()));
    }
    return !driven.isEmpty();
  }

  /// A device's name must not steer the terminal.
  static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
