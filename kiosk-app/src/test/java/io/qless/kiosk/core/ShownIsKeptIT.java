package io.qless.kiosk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.kiosk.storage.TripStore;
import io.qless.shop.cart.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What a kill leaves behind at the moment at which the screen shows a scan: the file as it is
/// then.
class ShownIsKeptIT extends TripBed {

  @Test
  void theScanAndWhatTheScaleAwaitsAreInTheFileThatAKillLeaves() throws IOException {
    settle(0);
    scan("9520000000011");
    Path left = Files.createDirectory(directory.resolve("left"));
    Files.copy(directory.resolve("journal.mv.db"), left.resolve("journal.mv.db"));

    try (TripStore kept = new TripStore(left)) {
      assertThat(kept.current().orElseThrow().outbox().getLast().command())
          .isInstanceOf(Command.AddItem.class);
      assertThat(kept.basket().orElseThrow().pending()).hasSize(1);
    }
  }
}
