package io.qless.hub;

import io.qless.contract.backup.BackupException;
import io.qless.contract.wire.Json;
import io.qless.hub.backup.Restore;
import io.qless.hub.tls.TlsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// Starts the hub from settings in a file, the environment and on the command line, and ends it in
/// order at SIGTERM. Or checks the settings, fills an empty store from a backup, or makes the hub's
/// certificate.
public final class HubMain {

  private static final int WRONG_USE = 2;
  private static final int NOT_STARTED = 1;

  /// It ran, and can't go on.
  private static final int BROKEN = 3;

  /// A sign of life for who watches a restore.
  private static final long TELL_ROWS = 100_000;

  private static final String CERTIFICATE = "--certificate=";

  private HubMain() {}

  /// See `--help`.
  public static void main(String[] arguments) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of(arguments));
    if (words.contains("--help")) {
      System.out.print(usage());
      return;
    }
    boolean check = words.remove("--check");
    boolean json = words.remove("--json");
    Optional<String> restore =
        words.stream().filter(word -> word.startsWith("--restore=")).findFirst();
    restore.ifPresent(words::remove);
    if (check) {
      System.exit(check(words, json));
    }
    Optional<String> names =
        words.stream().filter(word -> word.startsWith(CERTIFICATE)).findFirst();
    if (names.isPresent()) {
      words.remove(names.get());
      System.exit(makeCertificate(words, names.get().substring(CERTIFICATE.length())));
    }
    HubConfig config;
    try {
      HubSettings.Told told = HubSettings.gather(words, System.getenv());
      if (restore.isEmpty() && !complain(HubCheck.of(told, Instant.now()))) {
        System.exit(WRONG_USE);
        return;
      }
      config = HubConfig.of(told.values());
    } catch (IllegalArgumentException wrong) {
      System.err.println("qless-hub: " + wrong.getMessage() + "\nSee qless-hub --help.");
      System.exit(WRONG_USE);
      return;
    }
    if (restore.isPresent()) {
      System.exit(restore(config, Path.of(restore.get().substring("--restore=".length()))));
    }
    run(config);
  }

  /// @return whether the hub may start
  private static boolean complain(List<HubCheck.Finding> found) {
    found.forEach(finding -> System.err.println("qless-hub: " + finding.text()));
    return HubCheck.isWell(found);
  }

  private static int check(List<String> words, boolean json) {
    List<HubCheck.Finding> found;
    try {
      found = HubCheck.of(HubSettings.gather(words, System.getenv()), Instant.now());
    } catch (IllegalArgumentException wrong) {
      found =
          List.of(
              new HubCheck.Finding(
                  HubCheck.Level.PROBLEM,
                  "",
                  "settings",
                  String.valueOf(wrong.getMessage()),
                  "put that right first"));
    }
    boolean well = HubCheck.isWell(found);
    if (json) {
      System.out.println(Json.text(new Checked(well, found)));
    } else {
      found.forEach(finding -> System.out.println(finding.text()));
      System.out.println(well ? "the hub can start with these settings" : "the hub can't start");
    }
    return well ? 0 : WRONG_USE;
  }

  private static int makeCertificate(List<String> words, String names) {
    try {
      CertificateStep step = new CertificateStep(HubSettings.gather(words, System.getenv()));
      System.out.print(step.make(names, Instant.now()));
      return 0;
    } catch (TlsException failed) {
      System.err.println("qless-hub: no certificate was made: " + reason(failed));
      return NOT_STARTED;
    } catch (IllegalArgumentException wrong) {
      System.err.println("qless-hub: no certificate was made: " + wrong.getMessage());
      return WRONG_USE;
    }
  }

  /// What `--check --json` prints.
  ///
  /// @param ok whether the hub can start
  record Checked(boolean ok, List<HubCheck.Finding> findings) {
    Checked {
      findings = List.copyOf(findings);
    }
  }

  private static int restore(HubConfig config, Path file) {
    AtomicLong rows = new AtomicLong();
    try {
      Restore.Done done =
          new Restore(
                  config.directory(),
                  config.store(),
                  config.databases(),
                  InstantSource.system(),
                  more -> {
                    long before = rows.getAndAdd(more);
                    if ((before + more) / TELL_ROWS > before / TELL_ROWS) {
                      System.err.println(before + more + " rows checked and restored");
                    }
                  })
              .from(file);
      System.out.printf(
          "Store %s is restored as it was at %s: %d rows, %d pictures. Start the hub.%n",
          done.manifest().store(),
          done.manifest().takenAt(),
          done.manifest().rows(),
          done.manifest().pictures().size());
      done.newKeys().forEach(key -> System.out.println("not there, so made anew: " + key));
      return 0;
    } catch (BackupException refused) {
      System.err.println("qless-hub: not restored, nothing was changed: " + refused.getMessage());
      return WRONG_USE;
    } catch (RuntimeException failed) {
      System.err.println("qless-hub: not restored: " + reason(failed));
      return NOT_STARTED;
    }
  }

  private static void run(HubConfig config) throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    try {
      Hub hub = new Hub(config, InstantSource.system(), HubMain::endAtOnce);
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

  /// Without closing anything: what can't be written can't be closed, and the next start finds all
  /// that was promised on the disk, as after a power cut.
  private static void endAtOnce(String why) {
    System.err.println(
        "qless-hub ends, and must be started again once that is put right: "
            + why
            + ". Nothing that it told anybody is lost.");
    System.err.flush();
    Runtime.getRuntime().halt(BROKEN);
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
            qless-hub [--config=FILE] [--key=value ...]                    serve
            qless-hub --check [--json] [--config=FILE] [--key=value ...]   look at the settings, start nothing
            qless-hub --restore=FILE [--config=FILE] [--key=value ...]     fill an empty store from a backup
            qless-hub --certificate=NAMES [--config=FILE] [--key=value ...]
                make the hub's certificate and the store CA that signs it, or renew it; NAMES are how phones and
                devices reach the hub, such as hub.local,192.168.1.10 (deploy/https.md explains it)

            Settings come from %s or the named file, then QLESS_KEY in the environment, then the
            command line; the last one counts. deploy/hub.properties.sample explains each key.
            A backup is taken with 'qless backup FILE' and holds no keys: keep exit-pass.key, access-token.key,
            code-pepper and admin-token of the data directory apart, and copy them into the new one before;
            so with the folder store-ca and hub.p12, if --certificate made them.
            Ends with 0 when all went well, 1 when the hub could not start, 2 when settings or the backup are wrong,
            3 when the disk failed under it: start it again once there is room.
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
