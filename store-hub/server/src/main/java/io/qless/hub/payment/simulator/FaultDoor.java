package io.qless.hub.payment.simulator;

import com.sun.net.httpserver.HttpExchange;
import io.qless.hub.payment.SimulatorWire;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where faults are ordered, for a test or a demonstration, from this machine only. It is there
/// because the simulator is: with a real company there is no such door.
///
/// ```
/// curl -X POST 'http://127.0.0.1:8090/simulator/faults?fault=HOOK_TWICE'
/// curl -X POST 'http://127.0.0.1:8090/simulator/faults?fault=START_SLOW&times=2&seconds=12'
/// curl -X POST 'http://127.0.0.1:8090/simulator/faults?fault=PAID_SHORT&order=trip-0001-5'
/// curl 'http://127.0.0.1:8090/simulator/faults'
/// curl -X DELETE 'http://127.0.0.1:8090/simulator/faults'
/// ```
///
/// `fault` is a name of [Fault], `order` the shop's name of one order (any, if it is left out),
/// `times` how often it happens (1), `seconds` how long slow answers take from now on (15).
final class FaultDoor {

  static final String PATH = "/simulator/faults";

  private static final long MAX_SECONDS = 120;

  private final FaultBook faults;

  FaultDoor(FaultBook faults) {
    this.faults = faults;
  }

  /// What is answered.
  ///
  /// @param known all that can be ordered
  /// @param waiting what was ordered and has not happened yet
  record Shown(List<Fault> known, List<FaultBook.Ordered> waiting) {}

  void answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
      Reply.json(exchange, 403, new SimulatorWire.Mistake("from the hub's own machine only"));
      return;
    }
    try {
      switch (exchange.getRequestMethod()) {
        case "GET" -> shown(exchange, 200);
        case "DELETE" -> {
          faults.clear();
          shown(exchange, 200);
        }
        case "POST" -> order(exchange);
        default -> Reply.json(exchange, 405, new SimulatorWire.Mistake("GET, POST or DELETE"));
      }
    } catch (IllegalArgumentException wrong) {
      Reply.json(
          exchange,
          400,
          new SimulatorWire.Mistake("fault, order, times or seconds: " + wrong.getMessage()));
    }
  }

  private void order(HttpExchange exchange) throws IOException {
    Map<String, String> words = words(exchange.getRequestURI().getRawQuery());
    Fault fault = Fault.valueOf(words.getOrDefault("fault", ""));
    String order = words.getOrDefault("order", "");
    int times = Integer.parseInt(words.getOrDefault("times", "1"));
    long seconds =
        Long.parseLong(
            words.getOrDefault("seconds", Long.toString(FaultBook.USUAL_PAUSE.toSeconds())));
    if (times < 1 || times > FaultBook.MAX_ORDERED || seconds < 0 || seconds > MAX_SECONDS) {
      throw new IllegalArgumentException("out of range");
    }
    if (words.containsKey("seconds")) {
      faults.pause(Duration.ofSeconds(seconds));
    }
    boolean taken = faults.order(new FaultBook.Ordered(fault, order, times));
    shown(exchange, taken ? 201 : 429);
  }

  private void shown(HttpExchange exchange, int status) throws IOException {
    Reply.json(exchange, status, new Shown(Arrays.asList(Fault.values()), faults.waiting()));
  }

  private static Map<String, String> words(String query) {
    Map<String, String> words = new HashMap<>();
    if (query != null) {
      for (String each : query.split("&")) {
        String[] pair = each.split("=", 2);
        words.put(
            pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
      }
    }
    return words;
  }
}
