package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Settlement;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a hub leaves for others to read after a day without trouble: little, and no secret.
class HubLogIT {

  private static final int FEW_LINES = 15;

  @TempDir Path directory;

  /// A scan of the network, or a cable that is pulled just then.
  @Test
  void connectionsThatBreakOffBeforeTheySayWhoTheyAreFillNoLog() throws IOException {
    try (HubProcess hub = new HubProcess(directory)) {
      for (int i = 0; i < 50; i++) {
        try (Socket stranger = new Socket(hub.mqtt().getHost(), hub.mqtt().getPort())) {
          stranger.setSoLinger(true, 0); // a reset in place of a goodbye
          stranger.getOutputStream().write(0x10);
        }
      }
      hub.enrol(DeviceKind.TROLLEY, "T1"); // it goes on
      hub.end();
      assertThat(hub.log()).noneMatch(line -> line.contains("level=ERROR"));
    }
  }

  @Test
  void theLogIsShortAndHoldsNoSecretAndTheDataIsForItsOwnerOnly() throws IOException {
    try (HubProcess hub = new HubProcess(directory)) {
      DeviceCredentials credentials = hub.enrol(DeviceKind.TROLLEY, "T1");
      OutboxTrolley trolley =
          new OutboxTrolley(hub.mqtt(), credentials, new SessionId("trip-0001"));
      trolley.give(HubEdgesIT.noodles(), new Command.StartCheckout(), new Command.RequestPayment());
      Soon.soon("a QR", () -> trolley.cart().settlement() instanceof Settlement.Awaiting);
      hub.end();
      trolley.close();
      String link = trolley.state().joinUrl();
      String log = String.join("\n", hub.log());
      assertThat(log)
          .doesNotContain(Files.readString(hub.data().resolve(Hub.ADMIN_TOKEN)).strip())
          .doesNotContain(credentials.password(), link.substring(link.indexOf('#') + 1));
      assertThat(log).doesNotContain("level=WARN", "level=ERROR", "WARNING");
      assertThat(hub.log()).as(log).hasSizeLessThan(FEW_LINES);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hub.data())))
          .isEqualTo("rwx------");
    }
  }
}
