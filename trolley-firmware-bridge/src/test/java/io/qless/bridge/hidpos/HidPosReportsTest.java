package io.qless.bridge.hidpos;

import static io.qless.bridge.hidpos.Reports.report;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.qless.bridge.DeviceState.Absent;
import io.qless.bridge.DeviceState.Faulty;
import io.qless.bridge.linux.Errno;
import io.qless.bridge.scanner.Framed;
import io.qless.bridge.scanner.Framed.Rejected;
import io.qless.bridge.scanner.Framed.Whole;
import io.qless.bridge.scanner.ScanReject.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HidPosReportsTest {

  private final HidPosReports reports = new HidPosReports();

  @BeforeEach
  void open() {
    reports.follow(ScanReport.of(ScanReportTest.bytes(ScanReportTest.USUAL)).orElseThrow());
  }

  @Test
  void oneReportIsOneCodeWithItsIdentifier() {
    assertEquals(
        List.of(new Whole("]E0", "9520000000011")), take(report("]E0", "9520000000011", false)));
  }

  @Test
  void equalReportsInARowAreSeparateScans() {
    take(report("]E0", "9520000000011", false));
    assertEquals(
        List.of(new Whole("]E0", "9520000000011")), take(report("]E0", "9520000000011", false)));
  }

  @Test
  void aLongCodeGoesOnInTheNextReport() {
    assertEquals(List.of(), take(report("]Q1", "a".repeat(56), true)));
    assertEquals(List.of(), take(report("]Q1", "b".repeat(56), true)));
    assertEquals(
        List.of(new Whole("]Q1", "a".repeat(56) + "b".repeat(56) + "c")),
        take(report("]Q1", "c", false)));
  }

  @Test
  void aCodeThatEndsWithAFullReportEndsThere() {
    take(report("]Q1", "a".repeat(56), true));
    assertEquals(
        List.of(new Whole("]Q1", "a".repeat(56) + "b".repeat(56))),
        take(report("]Q1", "b".repeat(56), false)));
  }

  @Test
  void groupSeparatorsAndNullsInsideAreData() {
    assertEquals(
        List.of(new Whole("]d2", "01\u001d21\0X")),
        take(report("]d2", "01\u001d21\0X\r\n", false)));
  }

  @Test
  void anotherIdentifierBeforeTheEndBeginsAnotherCode() {
    take(report("]Q1", "a".repeat(56), true));
    assertEquals(
        List.of(new Rejected(Cause.TORN, 56), new Whole("]E0", "1")),
        take(report("]E0", "1", false)));
  }

  @Test
  void silenceInsideACodeTearsIt() {
    take(report("]Q1", "a".repeat(56), true));
    assertEquals(List.of(), reports.silent(Duration.ofMillis(499)));
    assertEquals(List.of(new Rejected(Cause.TORN, 56)), reports.silent(Duration.ofMillis(1)));
    assertEquals(List.of(), reports.silent(Duration.ofMinutes(1)));
  }

  @Test
  void anUnplugInsideACodeIsTold() {
    take(report("]Q1", "a".repeat(56), true));
    assertEquals(List.of(new Rejected(Cause.UNPLUGGED, 56)), reports.unplugged());
    assertEquals(List.of(new Whole("]E0", "1")), take(report("]E0", "1", false)));
  }

  @Test
  void whereReportsMayBeMissingTheNextCodeIsRejectedSinceItMayBeATail() {
    take(report("]Q1", "a".repeat(56), true));
    reports.nextMayBeMissing();
    assertEquals(List.of(), take(report("]Q1", "b".repeat(56), true)));
    assertEquals(List.of(new Rejected(Cause.OVERRUN, 57)), take(report("]Q1", "c", false)));
    assertEquals(List.of(new Whole("]E0", "1")), take(report("]E0", "1", false)));
  }

  @Test
  void whereTheLastReportsMayBeMissingSilenceOrAnUnplugTellsSo() {
    reports.nextMayBeMissing();
    assertEquals(List.of(new Rejected(Cause.OVERRUN, 0)), reports.silent(Duration.ofMillis(500)));
    assertEquals(List.of(), reports.silent(Duration.ofMillis(500)));
    take(report("]Q1", "a".repeat(56), true));
    reports.nextMayBeMissing();
    assertEquals(List.of(new Rejected(Cause.OVERRUN, 56)), reports.unplugged());
    assertEquals(List.of(new Whole("]E0", "1")), take(report("]E0", "1", false)));
  }

  @Test
  void reportsOfAnotherNumberAreNotCodes() {
    byte[] trigger = new byte[64];
    trigger[0] = 4;
    assertEquals(List.of(), take(trigger));
  }

  @Test
  void aLengthThatCantBeIsRejected() {
    byte[] wrong = report("]E0", "1", false);
    wrong[1] = 57;
    assertEquals(List.of(new Rejected(Cause.TORN, 64)), take(wrong));
    assertEquals(
        List.of(new Rejected(Cause.TORN, 9)), reports.accept(report("]E0", "1", false), 9));
  }

  @Test
  void withoutAnIdentifierTheTextMayBringOne() {
    assertEquals(List.of(new Whole("]E0", "1")), take(report("\0\0\0", "]E01", false)));
    assertEquals(List.of(new Whole("", "1")), take(report("\0\0\0", "1", false)));
  }

  @Test
  void anEmptyCodeIsRejected() {
    assertEquals(List.of(new Rejected(Cause.EMPTY, 0)), take(report("]E0", "", false)));
  }

  @Test
  void aCodeWithoutEndIsRejected() {
    Framed last = new Framed.Answer("");
    for (int i = 0; i < 200 && !(last instanceof Rejected); i++) {
      List<Framed> out = take(report("]Q1", "8".repeat(56), true));
      last = out.isEmpty() ? last : out.getLast();
    }
    assertEquals(new Rejected(Cause.TOO_LONG, 127 * 56), last);
  }

  @Test
  void aDeviceThatMayNotBeOpenedNamesTheRules() {
    Path path = Path.of("/dev/hidraw0");
    assertEquals(
        new Faulty(
            "no right to open /dev/hidraw0 (EACCES 13)",
            "install deploy/udev/70-qless-scanners.rules, add the user to group input, and plug the"
                + " scanner in again"),
        HidrawPort.why(path, Errno.EACCES));
    assertEquals(
        new Absent("nothing is plugged in at /dev/hidraw0", "plug in the scanner of /dev/hidraw0"),
        HidrawPort.why(path, Errno.ENOENT));
  }

  private List<Framed> take(byte[] report) {
    return reports.accept(report, report.length);
  }
}
