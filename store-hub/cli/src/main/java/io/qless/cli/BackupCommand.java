package io.qless.cli;

import io.qless.contract.backup.BackupException;
import io.qless.contract.backup.BackupFile;
import io.qless.contract.backup.BackupManifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `qless backup`: the whole store in one file, taken while the hub serves; and a look at such a
/// file where no hub is.
@Command(
    name = "backup",
    description = {
      "Save the store in one file while it goes on selling: databases and pictures.",
      "An earlier backup of that name is replaced once the new one is whole. The file holds what"
          + " people bought and their numbers, so keep it closed; it holds no keys: keep exit-pass.key,"
          + " access-token.key, code-pepper and admin-token of the hub's data directory apart."
          + " To go back: qless-hub --restore=FILE, into an empty store."
    })
final class BackupCommand implements Callable<Integer> {

  private static final int BUFFER_BYTES = 1 << 16;

  private final QlessMain main;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Where to, such as monday.zip; in a folder it gets a name with store and time.")
  private @Nullable Path file;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  BackupCommand(QlessMain main) {
    this.main = main;
  }

  /// What lies in a backup.
  ///
  /// @param sha256 of the whole file, in hexadecimal digits
  record Report(
      String file,
      String store,
      Instant takenAt,
      String program,
      long rows,
      int pictures,
      long bytes,
      String sha256) {

    static Report of(Path file, BackupManifest manifest, long bytes, String sha256) {
      return new Report(
          file.toString(),
          manifest.store(),
          manifest.takenAt(),
          manifest.program(),
          manifest.rows(),
          manifest.pictures().size(),
          bytes,
          sha256);
    }
  }

  @Override
  public Integer call() {
    if (file == null) {
      throw CliException.usage("say where to: qless backup FILE", null);
    }
    demandReplaceable(file);
    Report report;
    Path draft = main.drafts().secretBeside(Files.isDirectory(file) ? file.resolve("new") : file);
    try (HubClient hub = main.hub()) {
      report = load(hub, draft, file);
    } catch (IOException cause) {
      throw CliException.usage("can't write " + file + " (" + cause + ")", cause);
    } finally {
      main.drafts().drop(draft);
    }
    show(report, "saved");
    return ExitCode.OK.code();
  }

  @Command(
      name = "check",
      description = {
        "Read a backup through: digests, counts and the chain of every trip's journal.",
        "Needs no hub. Ends with 2 if the file is damaged or is no backup."
      })
  int check(
      @Parameters(paramLabel = "FILE", description = "The backup") Path backup,
      @Option(
              names = "--sha256",
              paramLabel = "HEX",
              defaultValue = "",
              description = "Digest that was told when it was taken; another file is refused.")
          String wanted,
      @Option(names = "--json", description = "As JSON.") boolean asJson) {
    try (BackupFile opened = BackupFile.open(backup)) {
      BackupManifest manifest = opened.manifest();
      try (Progress progress =
          main.progress("check", manifest.rows() + manifest.pictures().size())) {
        opened.verify(progress::step);
      }
      this.json = asJson;
      String sum = digest(backup);
      if (!wanted.isEmpty() && !wanted.equalsIgnoreCase(sum)) {
        throw CliException.usage(
            backup + " is whole, but another file than the one with that sha256", null);
      }
      show(Report.of(backup, manifest, Files.size(backup), sum), "whole");
      return ExitCode.OK.code();
    } catch (BackupException damaged) {
      throw CliException.usage(damaged.getMessage(), damaged);
    } catch (IOException cause) {
      throw CliException.usage("can't read " + backup + " (" + cause + ")", cause);
    }
  }

  private void show(Report report, String how) {
    if (json) {
      main.printJson(report);
      return;
    }
    main.out()
        .printf(
            "%s: store %s as it was at %s, %d rows, %d pictures, %d bytes%n",
            how,
            report.store(),
            report.takenAt(),
            report.rows(),
            report.pictures(),
            report.bytes());
    main.out().println("sha256 " + report.sha256() + "  " + report.file());
  }

  private Report load(HubClient hub, Path draft, Path target) throws IOException {
    MessageDigest digest = sha256();
    HttpResponse<InputStream> answer = hub.backup();
    long length = answer.headers().firstValueAsLong("Content-Length").orElse(0);
    try (InputStream in = new DigestInputStream(answer.body(), digest);
        OutputStream out = Files.newOutputStream(draft);
        Progress progress = main.progress("backup", length)) {
      copy(in, out, progress);
    } catch (IOException cause) {
      throw CliException.hubNotReachable("the backup broke off; try again", cause);
    }
    byte[] sum = digest.digest();
    String told = answer.headers().firstValue("Repr-Digest").orElse("");
    if (!told.equals("sha-256=:" + Base64.getEncoder().encodeToString(sum) + ':')) {
      throw CliException.hubNotReachable(
          "the backup was damaged on its way; try again", new IOException("digests differ"));
    }
    Path place = Files.isDirectory(target) ? target.resolve(name(answer)) : target;
    try (BackupFile opened = BackupFile.open(draft)) {
      long bytes = Files.size(draft);
      main.drafts().keep(draft, place);
      return Report.of(place, opened.manifest(), bytes, HexFormat.of().formatHex(sum));
    } catch (BackupException foreign) {
      throw CliException.hubSaidNo(200, "the hub gave no backup: " + foreign.getMessage());
    }
  }

  private static void copy(InputStream in, OutputStream out, Progress progress) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      progress.step(read);
    }
  }

  /// A name that the hub gives is taken only if it is one.
  private static String name(HttpResponse<InputStream> answer) {
    String told = answer.headers().firstValue("Content-Disposition").orElse("");
    String name = told.replaceAll(".*filename=\"([A-Za-z0-9.-]+)\".*", "$1");
    return CatalogueFile.isFileName(name) ? name : "qless-backup.zip";
  }

  /// What is no backup was never meant to be replaced by one.
  private static void demandReplaceable(Path file) {
    if (Files.isRegularFile(file)) {
      try (BackupFile earlier = BackupFile.open(file)) {
        earlier.manifest();
      } catch (BackupException other) {
        throw CliException.usage(file + " is there and is no backup; name another file", other);
      }
    }
  }

  private static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
