package io.qless.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// What `deploy/demo.sh` starts when all is built: a whole store with one trolley and one gate.
public final class DemoMain {

  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final Duration LOOK_AFTER = Duration.ofSeconds(1);

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Options options;
  private volatile boolean ending;

  /// @param home the clone
  /// @param data where the store keeps everything
  /// @param fresh whether to start anew
  /// @param trip whether to play one trip and end
  /// @param size of the kiosk's window
  private record Options(Path home, Path data, boolean fresh, boolean trip, String size) {

    private static final String USUAL_SIZE = "1280x800";

    static Options of(String[] arguments) {
      Path home = Path.of(System.getProperty("qless.home", ".")).toAbsolutePath().normalize();
      List<String> words = List.of(arguments);
      boolean trip = words.contains("--trip");
      for (String word : words) {
        if (!word.matches("--trip|--fresh|--data=.+|--size=[0-9]{3,4}x[0-9]{3,4}")) {
          throw new IllegalArgumentException(
              "not understood: " + word + "; there are --trip, --fresh, --data=FOLDER, --size=WxH");
        }
      }
      String usual = trip ? "deploy/.data/trip" : "deploy/.data/store";
      return new Options(
          home,
          value(words, "--data=").map(Path::of).orElse(home.resolve(usual)),
          trip || words.contains("--fresh"),
          trip,
          value(words, "--size=").orElse(USUAL_SIZE));
    }

    private static Optional<String> value(List<String> words, String key) {
      return words.stream()
          .filter(word -> word.startsWith(key))
          .map(word -> word.substring(key.length()))
          .reduce((earlier, later) -> later);
    }
  }

  private DemoMain(Options options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws InterruptedException {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Options options;
    try {
      options = Options.of(arguments);
    } catch (IllegalArgumentException wrong) {
      System.err.println("demo: " + wrong.getMessage());
      System.exit(USAGE);
      return;
    }
    System.exit(new DemoMain(options).run());
  }

  private int run() throws InterruptedException {
    try {
      if (options.fresh()) {
        DemoStore.remove(options.data());
      }
      DemoStore store = new DemoStore(options.home(), options.data(), options.size());
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    ending = true;
                    store.close();
                  },
                  "demo-end"));
      open(store);
      if (options.trip()) {
        return trip(store);
      }
      lookAfter(store);
      return FAILED;
    } catch (JourneyException failed) {
      out.println("demo: " + failed.getMessage());
      return FAILED;
    }
  }

  private void open(DemoStore store) {
    if (store.screen().isVirtual()) {
      out.println(
          "There is no display here: the kiosk runs on the virtual one "
              + store.screen().display());
    }
    out.println("Starting hub, gate and trolley ...");
    out.println(
        store.open()
            ? "The sample store is loaded, and all programs run."
            : "All programs run, on the data of the last time; --fresh begins anew.");
  }

  private int trip(DemoStore store) {
    Path pictures = store.data().resolve("pictures");
    try (FamilyPhone phone = new FamilyPhone(Files.createDirectories(pictures))) {
      new WalkingTrip(store, pictures, phone, out::println).play();
      out.println("Screenshots of every screen are in " + pictures);
      return 0;
    } catch (JourneyException failed) {
      out.println("\n" + failed.getMessage());
      out.println("Logs are in " + store.logs() + ", screenshots in " + pictures);
      return FAILED;
    } catch (IOException cause) {
      out.println("making " + pictures + ": " + cause.getMessage());
      return FAILED;
    }
  }

  /// Serves whoever types, until Ctrl-C or until a program ends that should not.
  private void lookAfter(DemoStore store) throws InterruptedException {
    out.print(welcome(store));
    Console console = new Console(store);
    Thread.ofVirtual().name("console").start(() -> listen(console));
    while (store.ended().isEmpty()) {
      TimeUnit.NANOSECONDS.sleep(LOOK_AFTER.toNanos());
    }
    if (!ending) {
      Program ended = store.ended().orElseThrow();
      out.println("The " + ended.name() + " has ended by itself; its log is " + ended.log());
    }
  }

  private void listen(Console console) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          out.println(console.answer(line.strip()));
        }
      }
    } catch (IOException gone) {
      out.println("nobody types any more: " + gone.getMessage());
    }
  }

  private String welcome(DemoStore store) {
    return """

    The store is open.
      trolley T1      %s
      family phones   touch Family on the trolley and open the link, or type: link
      payer's page    shown when you pay, or type: pay
      admin           QLESS_HUB=%s QLESS_TOKEN_FILE=%s deploy/qless --help
      logs            %s

    You have no scanner in your hand, so type. For example:
      take brown bread     scans an article of the sample store and drops it into the trolley
      help                 all there is
    Ctrl-C closes the store.
    """
        .formatted(
            store.screen().isVirtual()
                ? "on a virtual display; type: shot FILE.png"
                : "in the window on your display",
            store.hubUrl(),
            store.adminToken(),
            store.logs());
  }
}
