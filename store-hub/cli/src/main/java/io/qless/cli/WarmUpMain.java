package io.qless.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Runs some commands against itself and prints nothing, so that the JVM learns what the command
/// line loads. Started once by `deploy/qless`, which keeps what was learned beside the user's other
/// caches.
public final class WarmUpMain {

  private static final String ANSWER =
      """
      {"products":[{"article":"gtin:09520212000717","name":{"en":"Salt","hi":"नमक"},"brand":"",
       "category":"grocery","unitPaise":1000,"byWeight":false,"mrpPaise":1000,"minimumAge":0,
       "picture":""}],"from":0,"total":1,"sessions":[],"devices":[],"coupons":[],"users":[]}
      """;

  private static final List<String> COMMANDS =
      List.of(
          "catalogue search salt",
          "catalogue search salt --json",
          "sessions list",
          "trolley list --json",
          "coupon list",
          "user list",
          "code explain 9520212000717 --json",
          "--version",
          "catalogue --help");

  private WarmUpMain() {}

  /// Takes no words.
  public static void main(String[] none) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
    Map<String, String> hub =
        Map.of("QLESS_HUB", "http://127.0.0.1:" + server.getAddress().getPort());
    PrintWriter nobody = new PrintWriter(Writer.nullWriter());
    for (String command : COMMANDS) {
      int _ =
          new QlessMain(
                  hub,
                  InputStream.nullInputStream(),
                  nobody,
                  nobody,
                  LocalDate.now(ZoneId.systemDefault()))
              .commandLine()
              .execute(command.split(" ", -1));
    }
    server.stop(0);
  }
}
