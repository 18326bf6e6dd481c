package io.qless.hub;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/// Starts the hub from settings in a file, the environment and on the command line, and ends it in
/// order at SIGTERM.
public final class HubMain {

  private static final int WRONG_USE = 2;
  private static final int NOT_STARTED = 1;

  private HubMain() {}

  /// See `--help`.
  public static void main(String[] arguments) throws InterruptedException {
    if (Set.of(arguments).contains("--help")) {
      System.out.print(usage());
      return;
    }
    HubConfig config;
    try {
      config = HubConfig.of(HubSettings.gather(arguments, System.getenv()));
    } catch (IllegalArgumentException wrong) {
      System.err.println("qless-hub: " + wrong.getMessage() + "\nSee qless-hub --help.");
      System.exit(WRONG_USE);
      return;
    }
    run(config);
  }

  private static void run(HubConfig config) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    try {
      Hub hub = new Hub(config, InstantSource.system());
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    hub.close();
                    closed.countDown();
                  },
                  "hub-end"));
    } catch (RuntimeException failed) {
      System.err.println("qless-hub did not start: " + reason(failed));
      System.exit(NOT_STARTED);
      return;
    }
    System.out.print(welcome(config));
    System.out.flush();
    closed.await();
  }

  private static String welcome(HubConfig config) {
    return """
    Q-Less hub of store %s is ready.
      phones and staff    %s
      trolleys and gates  %s
      payment simulator   %s
      admin token         %s
    """
        .formatted(
            config.store(),
            config.publicUrl(),
            config.publicMqttUrl(),
            config.simulatorUrl(),
            config.directory().resolve(Hub.ADMIN_TOKEN));
  }

  private static String usage() {
    StringBuilder usage =
        new StringBuilder(
            """
            qless-hub [--config=FILE] [--key=value ...]
            Settings come from %s or the named file, then QLESS_KEY in the environment, then the
            command line; the last one counts. deploy/hub.properties.sample explains each key.
            """
                .formatted(HubSettings.USUAL_FILE));
    Map<String, String> defaults = new TreeMap<>(HubConfig.DEFAULTS);
    defaults.forEach((key, value) -> usage.append("  --%s=%s%n".formatted(key, value)));
    return usage.toString();
  }

  /// The whole chain in one line: what was tried, and why it failed.
  private static String reason(Throwable failed) {
    StringBuilder reason = new StringBuilder(String.valueOf(failed.getMessage()));
    for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      reason.append(": ").append(cause.getMessage());
    }
    return reason.toString();
  }
}
