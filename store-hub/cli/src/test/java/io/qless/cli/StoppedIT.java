package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The process is told to end in the middle of its work, as Control-C does. The hub is one that
/// stops speaking halfway.
class StoppedIT {

  private static final long LIMIT_SECONDS = 60;

  @TempDir Path folder;
  private final CountDownLatch halfway = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();

  @SuppressWarnings("NullAway.Init") // before each
  private HttpServer hub;

  @BeforeEach
  void open() throws IOException {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    hub.createContext("/admin/backup", this::halfABackup);
    hub.createContext("/admin/catalogue/rows", this::firstRowsOnly);
    hub.start();
    Files.writeString(folder.resolve("token"), "open-sesame\n");
  }

  @AfterEach
  void close() {
    over.countDown();
    hub.stop(0);
  }

  @Test
  void ofABackupNothingIsLeft() throws Exception {
    Process qless = qless("backup", folder.resolve("monday.zip").toString());
    assertThat(halfway.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    awaitPart();
    end(qless);
    assertThat(files()).containsExactly("errors", "token");
  }

  @Test
  void anImportSaysHowFarItCame() throws Exception {
    StringBuilder rows = new StringBuilder("code,name,category,sold_by,price,hsn,gst_percent\n");
    for (int i = 0; i < 500; i++) {
      rows.append("952000000%04d,Salt,grocery,piece,10.00,2501,0\n".formatted(i));
    }
    Path articles = Files.writeString(folder.resolve("articles.csv"), rows);
    Process qless = qless("catalogue", "import", articles.toString());
    assertThat(halfway.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    end(qless);
    assertThat(folder.resolve("errors"))
        .content()
        .contains(
            "qless: stopped; of articles.csv everything up to line 201 was sent; import it again,"
                + " it is safe");
  }

  private void halfABackup(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/zip");
      exchange.sendResponseHeaders(200, 1_000_000);
      exchange.getResponseBody().write(new byte[200_000]);
      exchange.getResponseBody().flush();
      stall();
    }
  }

  private void firstRowsOnly(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] _ = exchange.getRequestBody().readAllBytes();
      if (requests.incrementAndGet() > 1) {
        stall();
        return;
      }
      byte[] report =
          "{\"changed\":200,\"unchanged\":0,\"refused\":[],\"revision\":1}"
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, report.length);
      exchange.getResponseBody().write(report);
    }
  }

  private void stall() {
    halfway.countDown();
    try {
      assertThat(over.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Process qless(String... words) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                QlessMain.class.getName()));
    command.addAll(List.of(words));
    command.addAll(
        List.of(
            "--hub=http://127.0.0.1:" + hub.getAddress().getPort(),
            "--token-file=" + folder.resolve("token")));
    return new ProcessBuilder(command).redirectError(folder.resolve("errors").toFile()).start();
  }

  /// The part is there before the process is told to end; else nothing would be shown.
  private void awaitPart() throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (files().stream().noneMatch(name -> name.endsWith(".part"))) {
      assertThat(System.nanoTime()).as("a part of the backup").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static void end(Process qless) throws InterruptedException {
    qless.destroy();
    assertThat(qless.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(qless.exitValue()).isNotZero();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
