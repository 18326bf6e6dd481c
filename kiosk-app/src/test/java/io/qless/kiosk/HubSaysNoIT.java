package io.qless.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.bridge.sim.SimulatedPanel;
import io.qless.bridge.sim.SimulatedSsiScanner;
import io.qless.contract.link.HeardMessages;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.Mosquitto;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.PublishOutcome;
import io.qless.contract.link.Soon;
import io.qless.contract.wire.CommandBatch;
import io.qless.contract.wire.EventBatch;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.kiosk.storage.CatalogueCache;
import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.TripView;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Decision;
import io.qless.shop.cart.Desk;
import io.qless.shop.cart.JournalEntry;
import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hub that sells nothing of what the trolley knows, through a real broker: what was shown and
/// heard as taken is taken back, and that is heard, too.
class HubSaysNoIT {

  private static final int EAN_13 = 0x0B;

  @TempDir Path directory;
  private final AtomicReference<Optional<TripView>> latest =
      new AtomicReference<>(Optional.empty());

  @Test
  void aScanThatTheHubTakesBackIsHeardAsRefused() throws IOException {
    Path trolley = Files.createDirectory(directory.resolve("trolley"));
    try (Mosquitto broker = Mosquitto.open(directory);
        EmptyShop shop = new EmptyShop(directory)) {
      LonelyTrolley.install(trolley, broker.uri("tcp"));
      var scanner = new SimulatedSsiScanner(directory.resolve("ssi"));
      var kiosk =
          new Kiosk(config(trolley), Clock.systemUTC(), view -> latest.set(Optional.of(view)));
      try (scanner;
          kiosk) {
        SimulatedPanel panel = kiosk.played().panel().orElseThrow();
        scanner.scan(EAN_13, LonelyTrolley.MILK);
        Soon.soon("the milk is in the cart", () -> pieces() == 1);
        Soon.soon("one beep", () -> panel.beeps() == 1 && !panel.isBuzzing());
        shop.openFor(broker);
        Soon.soon("the milk is out again", () -> pieces() == 0);
        Soon.soon("three beeps more", () -> panel.beeps() == 4 && !panel.isBuzzing());
        assertThat(latest.get().map(view -> view.care().notice()).map(CareView.Notice::code))
            .hasValue("ARTICLE_UNKNOWN");
      }
    }
  }

  private KioskConfig config(Path trolley) {
    return KioskConfig.parse(
        List.of(
            "--data-directory=" + trolley,
            "--devices=sim",
            "--scanner=ssi:" + directory.resolve("ssi"),
            "--headless=true"));
  }

  private int pieces() {
    return latest.get().map(view -> view.basket().itemCount()).orElse(-1);
  }

  /// Decides by the shop's own rules over an empty catalogue.
  private static final class EmptyShop extends HeardMessages implements AutoCloseable {

    private final Topics topics = new Topics(LonelyTrolley.STORE);
    private final CatalogueCache nothing;
    private final AtomicReference<Optional<MqttLink>> link =
        new AtomicReference<>(Optional.empty());

    EmptyShop(Path directory) {
      nothing = new CatalogueCache(directory);
    }

    void openFor(Mosquitto broker) {
      link.set(
          Optional.of(
              MqttLink.open(
                  LinkConfig.of(broker.uri("tcp"), "hub", "none")
                      .withSubscriptions(topics.ofAllTrolleys("commands")),
                  this)));
    }

    @Override
    public void message(LinkMessage message) {
      CommandBatch batch = Json.read(message.payload(), CommandBatch.class);
      if (batch.firstNumber() == 1) {
        PublishOutcome _ =
            link.get()
                .orElseThrow()
                .publish(topics.events("T1"), Json.bytes(decided(batch)), false);
      }
    }

    private EventBatch decided(CommandBatch batch) {
      SessionId session = batch.session();
      Desk desk = new Desk(nothing);
      Cart cart = Cart.begin(session);
      List<JournalEntry> entries = new ArrayList<>();
      long number = 0;
      for (CommandBatch.Sent sent : batch.commands()) {
        number++;
        var command = new NumberedCommand(Source.TROLLEY, number, sent.at(), sent.command());
        if (desk.decide(cart, command, Instant.now()) instanceof Decision.Decided more) {
          entries.addAll(more.entries());
          cart = cart.applyAll(more.entries());
        }
      }
      return new EventBatch(session, number, cart.revision(), entries);
    }

    @Override
    public void close() {
      link.get().ifPresent(MqttLink::close);
      nothing.close();
    }
  }
}
