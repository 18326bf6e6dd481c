package io.qless.cli;

import io.qless.cli.AttendantCommands.HelpCallCommand;
import io.qless.cli.AttendantCommands.HoldCommand;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.tls.Trust;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `qless`: the store admin's command line. One command per process; the constructor and
/// [#commandLine()] show all there is.
@Command(
    name = "qless",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "qless 0.1.0",
    description = "Runs a Q-Less store from the command line.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:the hub said no, or the code to explain is none",
      "2:the command line, a file or the surroundings are not right",
      "3:an import or a diff went through, but some rows were refused",
      "4:the hub can't be reached; trying again later is safe",
      "5:a diff found something that an import would change, or a report or check found what does not"
          + " fit",
      "6:nothing was done, the question was answered with no",
      "70:a fault of this program",
      "130:stopped by Control-C; a file is there as a whole or not at all"
    })
public final class QlessMain {
  /// The hub of the same machine.
  private static final String DEFAULT_HUB = "http://127.0.0.1:8080";

  /// A token is some tens of bytes; more is another file.
  private static final int MAX_TOKEN_BYTES = 4096;

  /// Other names of commands, as their classes say, too.
  private static final Map<String, String> ALIASES =
      Map.of(
          "session",
          "sessions",
          "orders",
          "order",
          "payments",
          "payment",
          "users",
          "user",
          "coupons",
          "coupon");

  private static final Set<String> VERSION = Set.of("-V", "--version");

  /// Made when something is first printed as JSON.
  private static final class Pretty {
    static final JsonMapper JSON =
        Json.mapperForTrees().rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
  }

  private final Map<String, String> environment;
  private final InputStream in;
  private final LocalDate today;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Asker asker;
  private final Drafts drafts = new Drafts();

  @Option(
      names = "--hub",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "The hub (or QLESS_HUB; otherwise " + DEFAULT_HUB + ").")
  private URI hub;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "File with the admin token that the hub wrote (or QLESS_TOKEN_FILE).")
  private @Nullable Path tokenFile;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "PEM certificates that an https hub's is checked with (or QLESS_CA).")
  private String ca;

  /// @param environment the process's environment variables
  /// @param in what is piped into the process
  /// @param today the day of this machine
  QlessMain(
      Map<String, String> environment,
      InputStream in,
      PrintWriter out,
      PrintWriter err,
      LocalDate today) {
    this(environment, in, out, err, today, Asker.atTerminal());
  }

  /// @param asker who agrees to what can't be taken back
  QlessMain(
      Map<String, String> environment,
      InputStream in,
      PrintWriter out,
      PrintWriter err,
      LocalDate today,
      Asker asker) {
    this.environment = Map.copyOf(environment);
    this.in = in;
    this.today = today;
    this.hub = URI.create(environment.getOrDefault("QLESS_HUB", DEFAULT_HUB));
    this.ca = environment.getOrDefault("QLESS_CA", "");
    String file = environment.get("QLESS_TOKEN_FILE");
    this.tokenFile = file == null ? null : Path.of(file);
    this.out = out;
    this.err = err;
    this.asker = asker;
  }

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
    PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
    QlessMain main =
        new QlessMain(System.getenv(), System.in, out, err, LocalDate.now(ZoneId.systemDefault()));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> main.drafts.end(err), "qless-end"));
    String first = args.length == 0 ? "" : args[0];
    int exitCode = main.commandLine(first).execute(args);
    out.flush();
    err.flush();
    System.exit(exitCode);
  }

  /// All commands.
  CommandLine commandLine() {
    return commandLine("");
  }

  /// All commands; or only the one that the first word names. Reading what 50 commands take costs
  /// more than most of them do.
  private CommandLine commandLine(String first) {
    Map<String, Supplier<Object>> all = commands();
    String only = ALIASES.getOrDefault(first, first);
    CommandLine line = new CommandLine(this);
    if (all.containsKey(only)) {
      line.addSubcommand(only, all.get(only).get());
    } else if (!VERSION.contains(first)) {
      all.forEach((name, command) -> line.addSubcommand(name, command.get()));
    }
    Examples.addTo(line, "");
    return line.setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((failure, command, parsed) -> end(failure));
  }

  private Map<String, Supplier<Object>> commands() {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("catalogue", () -> CatalogueCommand.line(this));
    all.put("trolley", () -> device(DeviceKind.TROLLEY, "Let trolleys in."));
    all.put("gate", this::gate);
    all.put("alert", () -> new AlertCommand(this));
    all.put("key", () -> new KeyCommand(this));
    all.put("coupon", () -> new CouponCommand(this));
    all.put("sessions", () -> new SessionCommand(this));
    all.put("order", () -> new OrderCommand(this));
    all.put("payment", () -> new PaymentCommand(this));
    all.put("journal", () -> new JournalCommand(this));
    all.put("hold", () -> new HoldCommand(this));
    all.put("help-call", () -> new HelpCallCommand(this));
    all.put("user", () -> new UserCommand(this, in));
    all.put("code", () -> new CodeCommand(this, environment, in, today));
    all.put("backup", () -> new BackupCommand(this));
    all.put(
        "config", () -> new ConfigCommand(this, environment.getOrDefault("QLESS_HUB_PROGRAM", "")));
    all.put("completion", () -> new CompletionCommand(this));
    return all;
  }

  private CommandLine device(DeviceKind kind, String description) {
    CommandLine line = new CommandLine(new DeviceCommand(this, kind));
    line.getCommandSpec().usageMessage().description(description);
    return line;
  }

  private CommandLine gate() {
    CommandLine line = device(DeviceKind.GATE, "Let exit gates in, and people out.");
    GateCommands.addTo(line, this);
    return line;
  }

  private int end(Exception failure) {
    out.flush();
    if (failure instanceof CliException expected) {
      err.println("qless: " + expected.getMessage());
      return expected.exitCode().code();
    }
    err.println("qless: a fault of this program, please report it:");
    failure.printStackTrace(err);
    return ExitCode.FAULT.code();
  }

  PrintWriter out() {
    return out;
  }

  Drafts drafts() {
    return drafts;
  }

  /// Asks the person at the terminal, unless the command line says yes already.
  ///
  /// @throws CliException if the answer is no
  void demandConsent(boolean yes, String question) {
    if (!yes && !asker.agrees(question)) {
      throw CliException.declined();
    }
  }

  /// What a command did.
  ///
  /// @param done a word, such as `released`
  /// @param what kind of thing
  record Action(String done, String what, String id) {}

  /// Says what was done, in words or as JSON.
  void say(boolean asJson, Action action, String words) {
    if (asJson) {
      printJson(action);
    } else {
      out.println(TextTable.plain(words));
    }
  }

  SessionText sessionText() {
    return new SessionText(ZoneId.systemDefault());
  }

  Progress progress(String task, long steps) {
    return Progress.watched(task, steps, System.err);
  }

  String json(Object value) {
    return Pretty.JSON.writeValueAsString(value);
  }

  /// JSON on one line, for programs that read line by line.
  String jsonLine(Object value) {
    return Json.text(value);
  }

  void printJson(Object value) {
    out.println(json(value));
  }

  /// A new link to the hub, to be closed by the command.
  HubClient hub() {
    String scheme = String.valueOf(hub.getScheme());
    if (hub.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw CliException.usage("'" + hub + "' is no address such as " + DEFAULT_HUB, null);
    }
    String token = token();
    if (scheme.equals("http") && !token.isEmpty() && !isThisMachine(hub.getHost())) {
      err.println(
          "qless: warning: the admin token travels readable; use https to " + hub.getHost());
    }
    try {
      return new HubClient(hub, token, Trust.of(ca));
    } catch (IllegalArgumentException unreadable) {
      throw CliException.usage(String.valueOf(unreadable.getMessage()), unreadable);
    }
  }

  private String token() {
    if (tokenFile == null) {
      return "";
    }
    try {
      if (Files.size(tokenFile) > MAX_TOKEN_BYTES) {
        throw CliException.usage(tokenFile + " is too long for a token", null);
      }
      String token = Files.readString(tokenFile).strip();
      if (!token.matches("[\\x21-\\x7e]+")) {
        throw CliException.usage(tokenFile + " holds no token", null);
      }
      return token;
    } catch (IOException cause) {
      throw CliException.usage("can't read the token file " + tokenFile, cause);
    }
  }

  private static boolean isThisMachine(String host) {
    try {
      return host.equals("localhost")
          || (host.matches("[0-9.:\\[\\]a-fA-F]+")
              && InetAddress.ofLiteral(host).isLoopbackAddress());
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
