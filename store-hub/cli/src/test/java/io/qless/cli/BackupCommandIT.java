package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// `qless backup` against a real hub.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupCommandIT {

  @SuppressWarnings("NullAway.Init") // before all
  private RealStore store;

  @SuppressWarnings("NullAway.Init") // before each
  private Path folder;

  @BeforeAll
  void open(@TempDir Path directory) {
    store = new RealStore(directory);
    assertThat(store.importAll(Path.of("../../deploy/sample-store"))).isZero();
  }

  @AfterAll
  void close() {
    store.close();
  }

  @BeforeEach
  void freshFolder(@TempDir Path fresh) {
    folder = fresh;
  }

  @Test
  void aBackupIsWholeAndOnlyMineToRead() throws Exception {
    Path file = folder.resolve("monday.zip");
    assertThat(store.qless("backup", file.toString(), "--json")).as(store.err()).isZero();
    JsonNode report = store.json();
    assertThat(report.path("store").asString()).isEqualTo("S017");
    assertThat(report.path("pictures").asInt()).isGreaterThan(20);
    assertThat(report.path("rows").asInt()).isGreaterThan(200);
    assertThat(report.path("bytes").asLong()).isEqualTo(Files.size(file));
    assertThat(report.path("sha256").asString()).isEqualTo(sha256(file));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(store.qless("backup", "check", file.toString())).as(store.err()).isZero();
    assertThat(store.out()).startsWith("whole: store S017").contains("sha256 " + sha256(file));
    assertThat(store.qless("backup", "check", file.toString(), "--json")).isZero();
    assertThat(store.json().path("rows")).isEqualTo(report.path("rows"));
    assertThat(files()).containsExactly("monday.zip");
  }

  @Test
  void anEarlierBackupIsReplacedAndAnythingElseIsNot() throws IOException {
    Path file = folder.resolve("monday.zip");
    assertThat(store.qless("backup", file.toString())).isZero();
    assertThat(store.qless("backup", file.toString())).as(store.err()).isZero();
    Path other = Files.writeString(folder.resolve("articles.csv"), "code,name\n");
    assertThat(store.qless("backup", other.toString())).isEqualTo(2);
    assertThat(store.err()).contains("articles.csv is there and is no backup; name another file");
    assertThat(other).hasContent("code,name\n");
    assertThat(files()).containsExactly("articles.csv", "monday.zip");
  }

  @Test
  void inAFolderItIsNamedAfterStoreAndTime() throws IOException {
    assertThat(store.qless("backup", folder.toString(), "--json")).as(store.err()).isZero();
    assertThat(files()).hasSize(1).allMatch(name -> name.matches("qless-S017-\\d{8}T\\d{6}Z.zip"));
    assertThat(store.json().path("file").asString()).endsWith(files().getFirst());
  }

  @Test
  void aDamagedOneIsToldApartFromAWholeOne() throws Exception {
    Path file = folder.resolve("monday.zip");
    assertThat(store.qless("backup", file.toString())).isZero();
    byte[] whole = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(whole, whole.length - 100));
    assertThat(store.qless("backup", "check", cut.toString())).isEqualTo(2);
    assertThat(store.err()).contains("cut.zip is no backup or was cut off");
    byte[] changed = whole.clone();
    changed[whole.length / 3] ^= 0x10;
    Path other = Files.write(folder.resolve("changed.zip"), changed);
    assertThat(store.qless("backup", "check", other.toString())).isEqualTo(2);
    assertThat(store.err()).contains("changed.zip is damaged: ");
    assertThat(store.qless("backup", "check", file.toString(), "--sha256", sha256(file))).isZero();
    assertThat(store.qless("backup", "check", file.toString(), "--sha256", sha256(other)))
        .isEqualTo(2);
    assertThat(store.err()).contains("is whole, but another file than the one with that sha256");
    assertThat(store.qless("backup", "check", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(store.err()).contains("there is no readable file");
  }

  @Test
  void withoutAFileOrWithoutTheTokenThereIsNone() throws IOException {
    assertThat(store.qless("backup")).isEqualTo(2);
    assertThat(store.err()).contains("say where to: qless backup FILE");
    assertThat(store.qless("backup", folder.resolve("none/monday.zip").toString())).isEqualTo(2);
    Path token = Files.writeString(folder.resolve("token"), "somebody-else\n");
    assertThat(
            store.qless(
                "backup", folder.resolve("x.zip").toString(), "--token-file", token.toString()))
        .isNotZero();
    assertThat(files()).containsExactly("token");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
