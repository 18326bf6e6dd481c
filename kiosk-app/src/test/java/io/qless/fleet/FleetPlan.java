package io.qless.fleet;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a fleet does.
///
/// @param trolleys at once
/// @param time how long new trips begin
/// @param mostTrips of one trolley
/// @param killEvery how often its own hub is killed; zero: never
/// @param pause mean time between two things that a shopper does
/// @param hub somebody else's hub; empty: one of its own
/// @param result file for the figures
record FleetPlan(
    int trolleys,
    Duration time,
    int mostTrips,
    Duration killEvery,
    Duration pause,
    Optional<URI> hub,
    Path result) {

  static final String USAGE =
      """
      fleet.sh N                  so many trolleys, 1 to 200
        --minutes M               new trips begin for so long, up to 600 (2)
        --trips N                 most trips of one trolley (1000)
        --kill-hub-every SECONDS  kills the fleet's own hub with SIGKILL and starts it again, 15 or more
        --pause MILLIS            mean time between two things that a shopper does (3000)
        --hub URL                 a hub that runs already on this machine, its admin token in the file that
                                  QLESS_TOKEN_FILE names; otherwise the fleet starts one of its own
        --result FILE             where the figures go as JSON (fleet-result.json)
      """;

  private static final int MOST_TROLLEYS = 200;
  private static final double MOST_MINUTES = 600;
  private static final int SHORTEST_LIFE_SECONDS = 15;

  /// Reads the command line.
  ///
  /// @throws IllegalArgumentException saying what is wrong
  static FleetPlan of(List<String> words) {
    if (words.isEmpty() || words.size() % 2 == 0) {
      throw new IllegalArgumentException("say how many trolleys, then options with their values");
    }
    int trolleys = whole("the number of trolleys", words.getFirst(), 1, MOST_TROLLEYS);
    FleetPlan plan =
        new FleetPlan(
            trolleys,
            Duration.ofMinutes(2),
            1_000,
            Duration.ZERO,
            Duration.ofSeconds(3),
            Optional.empty(),
            Path.of("fleet-result.json"));
    for (int i = 1; i < words.size(); i += 2) {
      plan = plan.with(words.get(i), words.get(i + 1));
    }
    if (plan.hub.isPresent() && plan.killEvery.isPositive()) {
      throw new IllegalArgumentException(
          "only the fleet's own hub is killed, not " + plan.hub.get());
    }
    return plan;
  }

  private FleetPlan with(String key, String value) {
    return switch (key) {
      case "--minutes" ->
          new FleetPlan(trolleys, minutes(value), mostTrips, killEvery, pause, hub, result);
      case "--trips" ->
          new FleetPlan(
              trolleys, time, whole(key, value, 1, 100_000), killEvery, pause, hub, result);
      case "--kill-hub-every" -> {
        Duration every = Duration.ofSeconds(whole(key, value, SHORTEST_LIFE_SECONDS, 86_400));
        yield new FleetPlan(trolleys, time, mostTrips, every, pause, hub, result);
      }
      case "--pause" -> {
        Duration mean = Duration.ofMillis(whole(key, value, 1, 600_000));
        yield new FleetPlan(trolleys, time, mostTrips, killEvery, mean, hub, result);
      }
      case "--hub" ->
          new FleetPlan(
              trolleys, time, mostTrips, killEvery, pause, Optional.of(local(value)), result);
      case "--result" ->
          new FleetPlan(trolleys, time, mostTrips, killEvery, pause, hub, Path.of(value));
      default -> throw new IllegalArgumentException("no such option: " + key);
    };
  }

  private static Duration minutes(String value) {
    double minutes = Double.parseDouble(value);
    if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
      throw new IllegalArgumentException("--minutes is more than 0, at most " + MOST_MINUTES);
    }
    return Duration.ofMillis(Math.round(minutes * 60_000));
  }

  /// Trips of nobody have no place in a store's books, so the tool does not reach another machine.
  private static URI local(String value) {
    URI address = URI.create(value);
    if (!List.of("127.0.0.1", "localhost", "[::1]").contains("" + address.getHost())) {
      throw new IllegalArgumentException("--hub is a hub on this machine, not " + value);
    }
    return address;
  }

  private static int whole(String key, String value, int least, int most) {
    if (!value.matches("[0-9]{1,6}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException(key + " is " + least + " to " + most + ", not " + value);
    }
    return Integer.parseInt(value);
  }
}
