package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandIT extends PlayedQless {

  private static final String RAVI =
      """
      {"id":"00aa11bb22cc33dd","login":"+919000000002","name":"Ravi","role":"attendant",
       "disabled":false,"password":true,"createdAt":"2026-11-26T06:30:00Z"}\
      """;

  UserCommandIT() throws IOException {}

  @Test
  void addingSaysLoginNameAndRole() {
    hub.answers("POST /admin/users", 200, RAVI);
    assertThat(qless("user", "add", "9000000002", "--name", "Ravi")).isZero();
    assertThat(JSON.readTree(hub.asked().getFirst().body()))
        .isEqualTo(
            JSON.readTree("{\"login\":\"9000000002\",\"name\":\"Ravi\",\"role\":\"attendant\"}"));
    assertThat(out.toString())
        .isEqualTo("+919000000002  attendant  Ravi  password  00aa11bb22cc33dd\n");
  }

  @Test
  void everyCommandSpeaksJson() {
    hub.answers("GET /admin/users", 200, "{\"users\":[" + RAVI + "]}");
    hub.answers("PUT /admin/users/9000000002/role", 200, RAVI);
    hub.answers("POST /admin/users/9000000002/disable", 200, RAVI);
    hub.answers("POST /admin/users/9000000002/enable", 200, RAVI);
    hub.answers("PUT /admin/users/9000000002/password", 200, "{\"password\":\"made up one\"}");
    hub.answers("GET /admin/codes", 200, "{\"simulated\":true,\"codes\":[]}");
    hub.answers("GET /admin/actions", 200, "{\"actions\":[]}");
    for (String command :
        new String[] {
          "user list",
          "user role 9000000002 admin",
          "user disable 9000000002",
          "user enable 9000000002",
          "user password 9000000002",
          "user codes",
          "user actions"
        }) {
      out.getBuffer().setLength(0);
      assertThat(qless((command + " --json").split(" "))).as(command + err).isZero();
      assertThat(JSON.readTree(out.toString()).isObject()).as(command).isTrue();
      assertThat(qless(command.split(" "))).as(command + err).isZero();
    }
  }

  @Test
  void aPipedPasswordIsSentAndNotPrinted() {
    hub.answers(
        "PUT /admin/users/ravi%40example.com/password", 200, "{\"password\":\"tea for 2!\"}");
    in = "tea for 2!\n".getBytes(StandardCharsets.UTF_8);
    assertThat(qless("user", "password", "ravi@example.com", "--stdin")).isZero();
    assertThat(JSON.readTree(hub.asked().getFirst().body()).get("password").asString())
        .isEqualTo("tea for 2!");
    assertThat(out.toString()).isEqualTo("the password of ravi@example.com is set\n");
  }

  @Test
  void aBadgeIsToldOnceAndDrawnForTheCard(@TempDir Path directory) throws Exception {
    String badge = "QLESS-STAFF:AbCdEfGhIjKlMnOpQrStUv";
    hub.answers(
        "PUT /admin/users/9000000002/badge",
        200,
        "{\"number\":\"0421\",\"pin\":\"271828\",\"badge\":\"" + badge + "\"}");
    Path svg = directory.resolve("badge.svg");
    assertThat(qless("user", "badge", "9000000002", "--svg", svg.toString())).isZero();
    assertThat(out.toString()).contains("0421", "271828", badge);
    assertThat(readBack(svg, directory)).isEqualTo("QR-Code:" + badge);
  }

  @Test
  void aBadgeThatIsTakenIsSaid() {
    hub.answers("DELETE /admin/users/9000000002/badge", 204, "");
    assertThat(qless("user", "unbadge", "9000000002")).isZero();
    assertThat(out.toString()).isEqualTo("the badge of 9000000002 opens nothing any more\n");
  }

  @Test
  void aRoleThatIsNoneNeverReachesTheHub() {
    assertThat(qless("user", "role", "9000000002", "boss")).isEqualTo(2);
    assertThat(hub.asked()).isEmpty();
    assertThat(err.toString()).contains("'boss' is no role: shopper, attendant or admin");
  }

  @Test
  void aRefusalIsToldWithItsWord() {
    hub.refuses("POST /admin/users", 409, problem("There is one", "another role", "LOGIN_TAKEN"));
    assertThat(qless("user", "add", "9000000002")).isEqualTo(1);
    assertThat(err.toString()).contains("There is one: another role [LOGIN_TAKEN]");
  }

  /// Lays the picture's modules down as pixels and lets a reader look that we did not write.
  private static String readBack(Path svg, Path directory) throws Exception {
    int pixels = 8;
    String text = Files.readString(svg);
    Matcher size = Pattern.compile("viewBox=\"0 0 ([0-9]+) ").matcher(text);
    assertThat(size.find()).isTrue();
    int side = Integer.parseInt(size.group(1));
    BufferedImage picture =
        new BufferedImage(side * pixels, side * pixels, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, side * pixels, side * pixels);
    pen.setColor(Color.BLACK);
    Matcher module = Pattern.compile("M([0-9]+) ([0-9]+)h1v1h-1z").matcher(text);
    while (module.find()) {
      int x = Integer.parseInt(module.group(1));
      int y = Integer.parseInt(module.group(2));
      pen.fillRect(x * pixels, y * pixels, pixels, pixels);
    }
    pen.dispose();
    Path png = directory.resolve("badge.png");
    ImageIO.write(picture, "png", png.toFile());
    Process zbar =
        new ProcessBuilder("zbarimg", "-q", png.toString()) // Debian: zbar-tools
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String read = new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(zbar.waitFor()).as(read).isZero();
    return read;
  }
}
