package io.qless.bridge.hidpos;

import io.qless.bridge.DeviceState;
import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.linux.DeviceFile;
import io.qless.bridge.linux.DeviceTree;
import io.qless.bridge.linux.Errno;
import io.qless.bridge.scanner.ScanPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// One opening of `/dev/hidrawN`: each read brings one report. It belongs to the driver's thread.
public final class HidrawPort implements ScanPort {

  /// The longest report: 64 bytes at full speed, 1,024 at high speed.
  private static final int REPORT_BYTES = 1024;

  /// The kernel's ring of 64 places takes 63 reports and drops newer ones without a word (hidraw.c,
  /// `HIDRAW_BUFFER_SIZE`).
  private static final int RING_HOLDS = 63;

  private final DeviceFile file;
  private final HidPosReports reports;
  private int withoutWaiting;

  private HidrawPort(DeviceFile file, HidPosReports reports) {
    this.file = file;
    this.reports = reports;
  }

  /// Opens the scanner at a path and tells the protocol how its reports are laid out.
  public static Opening open(Path path, DeviceTree tree, HidPosReports reports) {
    return switch (DeviceFile.open(path)) {
      case DeviceFile.Opening.Refused(int errno) -> new Opening.Failed(why(path, errno));
      case DeviceFile.Opening.Opened(DeviceFile file) -> {
        Optional<ScanReport> layout = ScanReport.of(tree.reportDescriptor(path));
        if (layout.isEmpty()) {
          file.close();
          yield new Opening.Failed(
              new Faulty(
                  path + " is no HID POS scanner: its descriptor names no decoded data",
                  "set the scanner to USB HID POS, or choose the driver that fits:"
                      + " trolley-bridge devices"));
        }
        reports.follow(layout.get());
        yield new Opening.Opened(new HidrawPort(file, reports));
      }
    };
  }

  /// Whether the device behind this descriptor is a scanner of this kind.
  public static boolean fits(byte[] reportDescriptor) {
    return ScanReport.of(reportDescriptor).isPresent();
  }

  /// A buffer for one read must hold one report. As many reports as the ring holds, each of which
  /// was there already, mean that it was full and that the next ones may be missing.
  @Override
  public int read(byte[] into) {
    if (withoutWaiting >= RING_HOLDS) {
      reports.nextMayBeMissing();
    }
    int count = file.read(into, Duration.ZERO);
    withoutWaiting = count > 0 ? withoutWaiting + 1 : 0;
    return count == 0 ? file.read(into, READ_LIMIT) : count;
  }

  /// Not opened for writing: these scanners want no answers.
  @Override
  public void write(byte[] bytes) {}

  @Override
  public void flush() {
    byte[] old = new byte[REPORT_BYTES];
    while (file.read(old, Duration.ZERO) > 0) {
      // what was scanned before
    }
  }

  @Override
  public void close() {
    file.close();
  }

  static DeviceState why(Path path, int errno) {
    return switch (errno) {
      case Errno.ENOENT, Errno.ENODEV, Errno.ENXIO, Errno.EIO ->
          new Absent("nothing is plugged in at " + path, "plug in the scanner of " + path);
      case Errno.EACCES ->
          new Faulty(
              "no right to open " + path + " (" + Errno.name(errno) + ")",
              "install deploy/udev/70-qless-scanners.rules, add the user to group input, and plug the"
                  + " scanner in again");
      default ->
          new Faulty(
              "can't open " + path + " (" + Errno.name(errno) + ")",
              "unplug the scanner and plug it in again");
    };
  }
}
