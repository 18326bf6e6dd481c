package io.qless.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.Soon;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.JournalEntry;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A phone that means harm, with its lines to the live cart and its bare connections: it is put out
/// and told why where there is somebody to tell, and the trolley and good phones go on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileLineIT {

  private static final String TRIP = BesiegedStore.TRIP;
  private static final int FLOOD = 10_000;

  @SuppressWarnings("NullAway.Init") // before all
  private BesiegedStore store;

  @BeforeAll
  void open(@TempDir Path directory) {
    store = new BesiegedStore(directory);
  }

  @AfterAll
  void close() {
    store.close();
  }

  @Test
  void aPhoneThatSpeaksOnTheSocketIsToldAndPutOutAndTheOthersGoOn() throws Exception {
    try (WildPhone wild = store.phone("127.0.0.66")) {
      WildPhone.Joined loud = wild.join(store.secret(TRIP), "Loud");
      WildPhone.Joined listens = store.good().join(store.secret(TRIP), "Quiet");
      try (WildPhone.Line line = store.good().line(TRIP, listens.token())) {
        long revision = line.await(view -> true).path("revision").asLong();
        List<JournalEntry> before = store.journal();
        try (WildPhone.Line texts = wild.line(TRIP, loud.token())) {
          int sent = 0;
          while (sent < FLOOD && !texts.ended()) {
            sent += say(texts, "{\"wish\":\"everything\"}") ? 1 : FLOOD;
          }
          assertThat(texts.end()).isEqualTo("1008 phones have nothing to say here");
        }
        try (WildPhone.Line bytes = wild.line(TRIP, loud.token())) {
          bytes.socket().sendBinary(ByteBuffer.allocate(64), true).join();
          assertThat(bytes.end()).isEqualTo("1008 phones have nothing to say here");
        }
        try (WildPhone.Line large = wild.line(TRIP, loud.token())) {
          assertThat(say(large, "x".repeat(2_000))).isTrue();
          assertThat(large.end()).startsWith("1009 ");
        }
        assertThat(store.journal()).isEqualTo(before);
        store.trolley(TRIP).give(new Command.CallAssist());
        store.trolley(TRIP).give(new Command.EndAssist());
        line.await(view -> view.path("revision").asLong() > revision);
        assertThat(line.ended()).isFalse();
      }
    }
  }

  private static boolean say(WildPhone.Line line, String text) {
    try {
      line.socket().sendText(text, true).join();
      return true;
    } catch (CompletionException closed) {
      return false;
    }
  }

  @Test
  void onePhoneTakesNoOtherPhonesPlace() throws Exception {
    try (WildPhone wild = store.phone("127.0.0.67")) {
      WildPhone.Joined greedy = wild.join(store.secret(TRIP), "Greedy");
      WildPhone.Joined fair = store.good().join(store.secret(TRIP), "Fair");
      List<WildPhone.Line> lines = new ArrayList<>();
      try {
        for (int i = 0; i < 40; i++) {
          lines.add(wild.line(TRIP, greedy.token()));
        }
        Soon.soon("34 of them are turned away", () -> turnedAway(lines).size() == 34);
        for (WildPhone.Line one : turnedAway(lines)) {
          assertThat(one.end()).isEqualTo("4429 too many pages are open");
        }
        try (WildPhone.Line line = store.good().line(TRIP, fair.token())) {
          assertThat(line.await(view -> true).path("you").path("name").asString())
              .isEqualTo("Fair");
        }
        assertThat(turnedAway(lines)).hasSize(34);
      } finally {
        lines.forEach(WildPhone.Line::close);
      }
    }
  }

  /// Which six are let in is the hub's luck: lines that open at once reach it in any order.
  private static List<WildPhone.Line> turnedAway(List<WildPhone.Line> lines) {
    return lines.stream().filter(WildPhone.Line::ended).toList();
  }

  @Test
  void oneAddressHoldsNoMoreConnectionsThanManyPhonesNeed() throws Exception {
    try (WildPhone wild = store.phone("127.0.0.71")) {
      List<Socket> sockets = new ArrayList<>();
      try {
        int answered = 0;
        for (int i = 0; i < 400; i++) {
          Socket socket = wild.bare();
          sockets.add(socket);
          answered += answers(socket) ? 1 : 0;
        }
        assertThat(answered).isEqualTo(256);
        assertThat(store.good().get("/health", "").statusCode()).isEqualTo(200);
        try (WildPhone neighbour = store.phone("127.0.0.72")) {
          assertThat(neighbour.get("/health", "").statusCode()).isEqualTo(200);
        }
        for (Socket socket : sockets) {
          socket.close();
        }
        Soon.soon("there is room again", () -> isAnswered(wild));
      } finally {
        for (Socket socket : sockets) {
          socket.close();
        }
      }
    }
  }

  /// A body that comes byte by byte, on many connections at once.
  @Test
  void whoSendsSlowlyIsToldAndPutOutAndTheOthersGoOn() throws Exception {
    try (WildPhone wild = store.phone("127.0.0.73")) {
      WildPhone.Joined quiet = store.good().join(store.secret(TRIP), "Patient");
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < 100; i++) {
          Socket socket = wild.bare();
          slow.add(socket);
          send(
              socket,
              "POST /session/join HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 100000\r\n\r\n{");
        }
        assertThat(look(quiet)).isEqualTo(200);
        Soon.soon(
            "the slow ones are answered",
            () -> {
              slow.forEach(HostileLineIT::dribble);
              return slow.stream().allMatch(HostileLineIT::hasAnswer);
            });
        assertThat(look(quiet)).isEqualTo(200);
        for (Socket socket : slow) {
          assertThat(read(socket)).startsWith("HTTP/1.1 408 ").contains("\"TOO_SLOW\"");
        }
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
    }
  }

  @Test
  void whatIsTooLargeIsTurnedAway() throws Exception {
    try (WildPhone wild = store.phone("127.0.0.74")) {
      for (String large :
          List.of(
              "GET /?q=" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: hub\r\n\r\n",
              "GET /health HTTP/1.1\r\nHost: hub\r\nCookie: " + "x".repeat(70_000) + "\r\n\r\n",
              "POST /session/join HTTP/1.1\r\nHost: hub\r\nContent-Length: 50000000\r\n\r\n"
                  + "x".repeat(3_000_000))) {
        try (Socket socket = wild.bare()) {
          send(socket, large);
          assertThat(read(socket)).matches("(?s)HTTP/1.1 (413|414|431) .*");
        }
      }
      assertThat(store.good().get("/health", "").statusCode()).isEqualTo(200);
    }
  }

  private int look(WildPhone.Joined phone) {
    try {
      return store.good().get("/session/" + TRIP, phone.token()).statusCode();
    } catch (IOException | InterruptedException cause) {
      throw new IllegalStateException(cause);
    }
  }

  private static boolean isAnswered(WildPhone phone) {
    try (Socket socket = phone.bare()) {
      return answers(socket);
    } catch (IOException refused) {
      return false;
    }
  }

  /// Asks, and leaves the connection open.
  private static boolean answers(Socket socket) {
    try {
      send(socket, "GET /health HTTP/1.1\r\nHost: hub\r\n\r\n");
      return socket.getInputStream().read() == 'H';
    } catch (IOException closed) {
      return false;
    }
  }

  private static void send(Socket socket, String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException closed) {
      assertThat(socket.isConnected()).isTrue(); // who is put out while writing may read why
    }
  }

  /// One byte more, as long as nobody answered.
  private static void dribble(Socket socket) {
    if (!hasAnswer(socket)) {
      send(socket, " ");
    }
  }

  private static boolean hasAnswer(Socket socket) {
    try {
      return socket.getInputStream().available() > 0;
    } catch (IOException closed) {
      return true;
    }
  }

  /// What came, up to the end or as much as is there.
  private static String read(Socket socket) {
    StringBuilder text = new StringBuilder();
    try {
      int next = socket.getInputStream().read();
      while (next >= 0) {
        text.append((char) next);
        next = text.toString().endsWith("}") ? -1 : socket.getInputStream().read();
      }
    } catch (IOException closed) {
      text.append(' ').append(closed.getMessage());
    }
    return text.toString();
  }
}
