package io.qless.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.journey.Goods;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// The clock of the trolley's machine is wrong at the start and is set again and again under a
/// shopper: hours ahead, hours behind, to the end of the 32-bit seconds and to their beginning. The
/// trolley goes by the hub's time, so the trip is as any other. Needs Debian's package g++.
class ClockJumpsIT {

  private static final Duration HOURS = Duration.ofHours(2);
  private static final Instant BEGINNING = Instant.EPOCH.plusSeconds(60);
  private static final Instant END = Instant.ofEpochSecond(Integer.MAX_VALUE).plusSeconds(60);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final InstantSource clock = InstantSource.system();

  /// Bread 45.00, noodles 14.00, rice 148.00, ghee 299.00, oil 158.00.
  @Test
  void noJumpOfTheClockChangesATrip() throws Exception {
    ahead(HOURS);
    Map<String, String> environment =
        Map.of("LD_PRELOAD", clockSetter().toString(), "QLESS_CLOCK_FILE", offset().toString());
    try (Loopback store = Loopback.open(23_160, folder, environment)) {
      Walk walk = store.walk();
      walk.begin();
      walk.take(Goods.BREAD);
      walk.tap("budget-500");
      ahead(HOURS.negated());
      walk.take(Goods.NOODLES);
      at(END);
      walk.take(Goods.RICE);
      walk.awaitConfirmed();
      at(BEGINNING);
      walk.take(Goods.GHEE);
      walk.await("a budget that is over", "/budget/status", "DANGER");
      walk.awaitConfirmed();
      store.trolley().kill();
      store.trolley().start();
      assertThat(store.trolley().printed()).contains("the hub's counts");
      walk.take(Goods.OIL);
      walk.tap("checkout");
      walk.await("the bill", "/screen", "BILL");
      walk.awaitConfirmed();
      walk.tap("pay");
      walk.await("a code to pay with", "/payment/state", "WAITING");
      ahead(HOURS);
      walk.pay();
      walk.await("a pass", "/screen", "EXIT_PASS");
      at(END);
      assertThat(walk.leave()).isEqualTo(664_00);
      Walk.audit(store.trolley(), List.of(walk));
    }
  }

  private void at(Instant target) throws IOException {
    ahead(Duration.between(clock.instant(), target));
  }

  /// The machine's clock tells so much more than the time, from now on.
  private void ahead(Duration offset) throws IOException {
    ByteBuffer number =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(offset.toNanos());
    try (FileChannel file =
        FileChannel.open(offset(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.write(number.flip(), 0);
    }
  }

  private Path offset() {
    return folder.resolve("offset");
  }

  /// What is put between a program and the clock. (Debian's libfaketime would do, but makes a
  /// program's waits so slow that a scale is not read in time.)
  private Path clockSetter() throws IOException, InterruptedException {
    Path made = folder.resolve("set-clock.so");
    try {
      Process compiler =
          new ProcessBuilder(
                  "g++",
                  "-std=c++17",
                  "-O1",
                  "-shared",
                  "-fPIC",
                  "-o",
                  made.toString(),
                  Path.of("src/test/resources/faults/set-clock.cpp").toString(),
                  "-ldl")
              .inheritIO()
              .start();
      assertThat(compiler.waitFor()).isZero();
    } catch (IOException missing) {
      throw new AssertionError("install the Debian package g++", missing);
    }
    return made;
  }
}
