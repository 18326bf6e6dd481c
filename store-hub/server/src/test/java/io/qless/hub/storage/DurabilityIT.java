package io.qless.hub.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the hub has told is on the disk: after a kill it is still there, and the kernel was asked
/// to force it before it was told.
class DurabilityIT {

  private static final long SEED = 20_261_124;
  private static final int KILLS = 3;
  private static final int NO_END = 1_000_000;

  @TempDir Path directory;

  @Test
  void whatWasToldIsStillThereAfterAKill() throws Exception {
    Random random = new Random(SEED);
    int told = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      told = toldUntilKilled(told + 1, told + 20 + random.nextInt(100));
      int last = told;
      try (Database database = new Databases.InFiles(directory).journal()) {
        List<Integer> kept =
            database
                .jdbi()
                .withHandle(handle ->
                    handle
                        .createQuery("SELECT CAST(id AS INTEGER) FROM device ORDER BY 1")
                        .mapTo(Integer.class)
                        .list());
        assertThat(kept)
            .as("seed %d, kill %d", SEED, kill)
            .containsAll(IntStream.rangeClosed(1, last).boxed().toList());
        told = kept.getLast();
      }
    }
  }

  @Test
  void theDiskIsForcedBetweenCommitAndTelling() throws Exception {
    int commits = 20;
    Path trace = directory.resolve("trace");
    List<String> command =
        new ArrayList<>(
            List.of(
                "strace",
                "-f",
                "--seccomp-bpf",
                "-y",
                "-e",
                "trace=fsync,fdatasync,write",
                "-e",
                "signal=none",
                "-o",
                trace.toString()));
    command.addAll(java(1, commits));
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("printed").toFile())
              .start();
    } catch (IOException missing) {
      throw new AssertionError("install the Debian package strace", missing);
    }
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(() -> read(directory.resolve("printed"))).isZero();
    List<String> calls = Files.readAllLines(trace);
    for (int number = 1; number <= commits; number++) {
      int from = indexOf(calls, "\"commit " + number + "\\n\"");
      int to = indexOf(calls, "\"safe " + number + "\\n\"");
      assertThat(calls.subList(from, to))
          .as("system calls between commit %d and telling it", number)
          .anyMatch(DurabilityIT::forcesTheJournal);
    }
  }

  /// Lets a child tell numbers and kills it in the middle.
  ///
  /// @return the last number told
  private int toldUntilKilled(int first, int killAt) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(java(first, NO_END))
            .redirectError(directory.resolve("errors").toFile())
            .start();
    int told = 0;
    try (BufferedReader lines = child.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("safe ")) {
          told = Integer.parseInt(line.substring("safe ".length()));
        }
        if (told == killAt) {
          child.toHandle().destroyForcibly(); // the process itself would close the stream, too
        }
      }
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(told).as(() -> read(directory.resolve("errors"))).isGreaterThanOrEqualTo(killAt);
    return told;
  }

  private List<String> java(int first, int last) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        CommitAndTell.class.getName(),
        directory.toString(),
        Integer.toString(first),
        Integer.toString(last));
  }

  /// A call that began and ended, or the end of one that began before.
  private static boolean forcesTheJournal(String call) {
    boolean whole =
        (call.contains("fsync(") || call.contains("fdatasync("))
            && call.contains("journal.mv.db")
            && call.endsWith("= 0");
    boolean end =
        (call.contains("fsync resumed") || call.contains("fdatasync resumed"))
            && call.endsWith("= 0");
    return whole || end;
  }

  private static int indexOf(List<String> calls, String written) {
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).contains(written)) {
        return i;
      }
    }
    throw new AssertionError("never written: " + written);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }
}
