package io.qless.hub.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a process of this machine costs, as Linux and its JVM tell.
///
/// @param cpuSeconds that it has worked so far
/// @param residentMegabytes memory that it holds
/// @param peakMegabytes most that it ever held
/// @param threads of the system
record ProcessFigures(double cpuSeconds, long residentMegabytes, long peakMegabytes, long threads) {

  private static final double TICKS_PER_SECOND = 100;
  private static final Pattern TOTAL = Pattern.compile("Total\\s+[0-9]+\\s+([0-9]+)");

  static ProcessFigures of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try {
      String status = Files.readString(process.resolve("status"));
      String stat = Files.readString(process.resolve("stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      double ticks = Double.parseDouble(fields.get(11)) + Double.parseDouble(fields.get(12));
      return new ProcessFigures(
          ticks / TICKS_PER_SECOND,
          number(status, "VmRSS") / 1_024,
          number(status, "VmHWM") / 1_024,
          number(status, "Threads"));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// Megabytes of a JVM's heap that are in use. Sweeping and counting are one step, at which the
  /// JVM stands still: a busy one fills a hundred megabytes between two.
  static long heapInUse(long pid) {
    Matcher total = TOTAL.matcher(jcmd(pid, "GC.class_histogram"));
    return total.find() ? Long.parseLong(total.group(1)) >> 20 : 0;
  }

  private static String jcmd(long pid, String command) {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process asked =
          new ProcessBuilder(program, Long.toString(pid), command)
              .redirectErrorStream(true)
              .start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException(program, cause);
    }
  }

  private static long number(String status, String name) {
    Matcher line = Pattern.compile(name + ":\\s+([0-9]+)").matcher(status);
    return line.find() ? Long.parseLong(line.group(1)) : 0;
  }
}
