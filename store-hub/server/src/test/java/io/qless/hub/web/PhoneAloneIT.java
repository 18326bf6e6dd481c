package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.qless.contract.browser.PhoneBrowser;
import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.link.Soon;
import io.qless.contract.rest.CatalogueKind;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.SentCodes;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.hub.TestHub;
import io.qless.hub.catalogue.SampleStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Shopping with a phone alone, in a real browser against a whole hub with its payment simulator
/// and a gate.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneAloneIT {

  private static final String MILK = "9520107000112";
  private static final String DAL = "9520135000610";
  private static final String KNIFE = "9520261000614";

  private TestHub hub;
  private DeviceCredentials gate;
  private PhoneBrowser phone;
  private PhoneAudit audit;

  @BeforeAll
  void openTheStore(@TempDir Path directory) throws IOException {
    hub = new TestHub(directory, Map.of("join-confirm", "yes"));
    for (CatalogueKind kind : CatalogueKind.values()) {
      assertThat(
              hub.admin("POST", "/admin/catalogue/rows", Json.bytes(SampleStore.rows(kind)))
                  .statusCode())
          .isEqualTo(200);
    }
    for (String picture : List.of("milk-pouch", "toor-dal", "knife")) {
      hang(SampleStore.DIRECTORY.resolve("pictures").resolve(picture + ".png"));
    }
    gate = hub.enrol(DeviceKind.GATE, "G1");
    phone = PhoneBrowser.open();
    audit = new PhoneAudit(phone);
  }

  private void hang(Path picture) throws IOException {
    hub.admin("PUT", "/admin/pictures/" + picture.getFileName(), Files.readAllBytes(picture));
  }

  @AfterAll
  void closeTheStore() {
    phone.close();
    hub.close();
  }

  @AfterEach
  void forget() {
    phone.run("localStorage.clear()");
    phone.go("about:blank");
    phone.forget();
  }

  @Test
  void aPhoneAloneShopsPaysAndTheGateOpens() throws Exception {
    phone.go(at("/"));
    phone.await("#begin", "Shop with this phone alone");
    audit.look("60-no-trip");
    begin("Asha");
    phone.await("#title", "Phone trip");
    phone.await("#lines-empty", "Nothing yet. Scan the first thing.");
    assertThat(phone.sees("#wishes-part, #checkout")).isFalse();
    audit.look("61-alone-empty");
    type(MILK);
    phone.await("#camera-found", "Toned Milk Pouch 500 ml is in your bag.");
    type(MILK);
    type(KNIFE);
    phone.await("#camera-found li:first-child", "Before paying, our staff will check an age.");
    audit.look("62-alone-typed");
    phone.tap("#camera [data-close]");
    phone.await("#lines-count", "3 items");
    phone.tap("#lines li:first-child .round");
    phone.await("#toast", "is off the bill. Please put it back on its shelf.");
    phone.await("#lines-count", "2 items");
    audit.look("63-alone-goods");
    String total = phone.text("#total");
    phone.tap("#checkout");
    phone.await("#bill .amount", total);
    audit.look("64-alone-bill");
    phone.tap("#bill-back");
    phone.tap("#checkout");
    phone.tap("#pay-now");
    phone.await("#news", "Pay on this phone");
    String payer = String.valueOf(phone.run("return document.getElementById('pay').href"));
    assertThat(payer).startsWith("http://127.0.0.1:");
    audit.look("65-alone-paying");
    phone.tap("#pay");
    phone.await("h1", "");
    phone.tap("button.pay");
    phone.await("h1", "Paid");
    phone.go(at("/"));
    phone.awaitSight("#pass .qr");
    phone.await("#pass", "It opens once.");
    audit.look("66-alone-paid");
    showToTheGate(code());
    phone.await("#news", "Thank you. Come again!");
    audit.look("67-alone-left");
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void aSecondPhoneIsLetInAndTakesBackOnlyItsOwn() throws Exception {
    phone.go(at("/"));
    begin("Asha");
    type(DAL);
    phone.tap("#camera [data-close]");
    phone.tap("#invite");
    phone.awaitSight("#invite-code .qr");
    audit.look("68-invite");
    String link = code();
    phone.tap("#invite-sheet [data-close]");
    try (PhoneBrowser other = PhoneBrowser.open("hi-IN")) {
      other.go(at(link.substring(link.indexOf("/join#"))));
      other.type("#name", "Ravi");
      other.tap("#join-go");
      other.await("#nothing-title", "बस थोड़ी देर");
      phone.await("#news", "Ravi would like to shop along.");
      audit.look("69-asks");
      phone.tap("#news .asks .main");
      other.await("#lines", "अरहर दाल");
      assertThat(other.sees("#lines .round, #end-trip")).isFalse();
      other.tap("#camera-open");
      other.type("#digits", MILK);
      other.tap("#digits-form [type=submit]");
      other.tap("#camera [data-close]");
      phone.await("#lines", "added by Ravi");
      assertThat(other.count("#lines .round")).isEqualTo(1);
      assertThat(phone.count("#lines .round")).isEqualTo(2);
      other.tap("#lines .round");
      phone.await("#lines-count", "1 item");
      assertThat(other.complaints()).isEmpty();
    }
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void whatTheShopRefusesIsExplainedAndTheTripGoesOn() {
    phone.go(at("/"));
    begin("Asha");
    phone.tap("#camera-open");
    phone.tap("#digits-form [type=submit]");
    phone.await("#camera-problem", "Please type the digits under the bars.");
    refused("9520107000113", "That code was not read fully.");
    refused("4006381333931", "The store no longer sells this.");
    refused("4011", "This is sold by weight. It needs a label from the counter scale.");
    audit.look("70-refused");
    type(MILK);
    phone.await("#camera-found", "Toned Milk Pouch 500 ml is in your bag.");
    phone.tap("#camera [data-close]");
    phone.tap("#wish-add");
    phone.type("#question", "dal");
    phone.await("#found", "Toor Dal");
    audit.look("71-search-alone");
    phone.tap("#found li:first-child .main");
    phone.await("#found li:first-child .done", "Add");
    phone.tap("#search [data-close]");
    phone.await("#lines-count", "2 items");
    phone.tap("#end-trip");
    phone.await("#end-sheet", "Please put everything back on its shelf.");
    audit.look("72-end");
    phone.tap("#end-yes");
    phone.await("#nothing-text", "The trip was cancelled. Nothing was paid.");
  }

  @Test
  void theListIsTickedOffByScansAndRemembered() {
    phone.go(at("/"));
    phone.tap("#list-open-early");
    for (String wanted : new String[] {"milk", "दाल", "candles"}) {
      phone.type("#list-new", wanted);
      phone.tap("#list-form [type=submit]");
    }
    audit.look("73-list");
    phone.tap("#list-sheet [data-close]");
    begin("Asha");
    phone.await("#list-note", "3 to get: milk, दाल, candles");
    type(MILK);
    type(DAL);
    phone.tap("#camera [data-close]");
    phone.await("#list-note", "1 to get: candles");
    phone.tap("#list-open");
    assertThat(phone.count("#list-rows .got")).isEqualTo(2);
    audit.look("74-list-ticked");
    phone.tap("#list-rows li:last-child label");
    phone.tap("#list-sheet [data-close]");
    phone.await("#list-note", "All of your list is there.");
    phone.reload();
    phone.await("#list-note", "All of your list is there.");
    phone.tap("#list-open");
    phone.tap("#list-clear");
    phone.tap("#list-sheet [data-close]");
    Soon.soon("the list is empty", () -> !phone.sees("#list-note"));
    assertThat(phone.complaints()).isEmpty();
  }

  @Test
  void whoLogsInInsteadOfANameFindsTheTripAndItsPointsInTheAccount() {
    phone.go(at("/"));
    phone.tap("#begin");
    phone.tap("#join-login");
    phone.type("#account-login", "98765 43210");
    phone.tap("#account-go");
    phone.await("#account-sent", "Type the code for 98765 43210.");
    phone.type("#account-code", sentCode());
    phone.tap("#account-code-form [type=submit]");
    phone.await("#account-new-text", "There is no account for");
    phone.type("#account-name", "Asha Rao");
    phone.tap("#account-new-form [type=submit]");
    phone.await("#title", "Phone trip");
    type(DAL);
    phone.tap("#camera [data-close]");
    phone.tap("#account");
    phone.tap("#account-history");
    phone.await("#trips-none", "No trips yet.");
    phone.tap("#account-sheet [data-close]");
    phone.tap("#checkout");
    phone.tap("#pay-now");
    phone.tap("#pay");
    phone.tap("button.pay");
    phone.await("h1", "Paid");
    phone.go(at("/"));
    phone.awaitSight("#pass .qr");
    phone.tap("#account");
    phone.tap("#account-history");
    phone.await("#points-now", "0 points, worth ₹0.00");
    phone.await("#points-more", "1 more after the return time");
    phone.await("#trips li", "₹172.00");
    audit.look("75-past");
    assertThat(phone.complaints()).allMatch(line -> line.contains("/auth/login")).hasSize(1);
  }

  private String sentCode() {
    HttpResponse<String> sent = hub.admin("GET", "/admin/codes", new byte[0]);
    return Json.read(sent.body(), SentCodes.class).codes().getFirst().code();
  }

  private void begin(String name) {
    phone.tap("#begin");
    phone.await("#join-title", "No trolley needed");
    phone.type("#name", name);
    phone.tap("#join-go");
    phone.await("#title", "Phone trip");
  }

  private void type(String digits) {
    if (!phone.sees("#camera")) {
      phone.tap("#camera-open");
    }
    phone.type("#digits", digits);
    phone.tap("#digits-form [type=submit]");
    Soon.soon(
        "the digits are taken", () -> phone.holds("!document.getElementById('digits').value"));
  }

  private void refused(String digits, String why) {
    phone.type("#digits", digits);
    phone.tap("#digits-form [type=submit]");
    phone.await("#camera-problem", why);
  }

  /// As a gate without a program of ours does.
  private void showToTheGate(String pass) {
    Topics topics = new Topics(gate.store());
    try (MqttLink link =
        MqttLink.open(
            LinkConfig.of(URI.create(gate.mqttUrl()), gate.id(), gate.password())
                .withSubscriptions(topics.gateCommand(gate.id())),
            new Deaf())) {
      Soon.soon("the gate's line stands", link::standing);
      link.publish(topics.gateScan(gate.id()), pass.getBytes(StandardCharsets.UTF_8), false);
      phone.await("#news", "Thank you. Come again!");
    }
  }

  /// What a camera reads from the code on the screen.
  private String code() throws Exception {
    phone.run("document.querySelector('.qr').scrollIntoView({block: 'center'})");
    BufferedImage shot =
        ImageIO.read(phone.shot(Path.of("target", "shots", "phone-code.png")).toFile());
    int width = shot.getWidth();
    int[] pixels = shot.getRGB(0, 0, width, shot.getHeight(), null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(width, shot.getHeight(), pixels))))
        .getText();
  }

  private String at(String path) {
    return hub.at(path).toString();
  }

  /// The phone says what the gate did.
  private static final class Deaf implements LinkListener {
    @Override
    public void connected() {}

    @Override
    public void message(LinkMessage message) {}

    @Override
    public void lost(String reason) {}

    @Override
    public void denied(String topicFilter, int reasonCode) {}
  }
}
