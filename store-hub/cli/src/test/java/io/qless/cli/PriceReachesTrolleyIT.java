package io.qless.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.link.LinkConfig;
import io.qless.contract.link.LinkListener;
import io.qless.contract.link.LinkMessage;
import io.qless.contract.link.MqttLink;
import io.qless.contract.rest.DeviceCredentials;
import io.qless.contract.wire.CatalogueChange;
import io.qless.contract.wire.CatalogueHead;
import io.qless.contract.wire.Json;
import io.qless.contract.wire.Topics;
import io.qless.shop.catalogue.Article;
import io.qless.shop.money.Money;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the admin types is what a trolley that runs sells: over the real hub, its broker and its
/// stream of changes, with the words a trolley speaks.
class PriceReachesTrolleyIT {

  private static final int LIMIT_SECONDS = 30;

  @TempDir Path data;
  @TempDir Path folder;

  @Test
  void aPriceSetByTheAdminReachesATrolleyThatRuns() throws Exception {
    try (RealStore store = new RealStore(data)) {
      assertThat(store.importAll(SampleStoreTest.STORE)).isZero();
      Path file = folder.resolve("trolley.json");
      assertThat(store.qless("trolley", "enrol", "T1", "--out", file.toString())).isZero();
      DeviceCredentials trolley = Json.read(Files.readString(file), DeviceCredentials.class);
      Heads heads = new Heads();
      LinkConfig config =
          LinkConfig.of(URI.create(trolley.mqttUrl()), trolley.id(), trolley.password())
              .withSubscriptions(new Topics(trolley.store()).catalogueHead());
      try (MqttLink link = MqttLink.open(config, heads);
          HttpClient http = HttpClient.newHttpClient()) {
        long known = heads.next().revision();
        assertThat(store.qless("catalogue", "set-price", "plu:4011", "59.50")).isZero();
        assertThat(heads.next().revision()).isEqualTo(known + 1);
        List<CatalogueChange> changes = changes(http, trolley, known);
        assertThat(changes).hasSize(2);
        Article banana = ((CatalogueChange.ArticleSet) changes.getFirst()).article();
        assertThat(banana.sale().unitPrice()).isEqualTo(Money.paise(5_950));
        assertThat(link.standing()).isTrue();
      }
    }
  }

  private static List<CatalogueChange> changes(
      HttpClient http, DeviceCredentials trolley, long since) throws Exception {
    String pair = trolley.id() + ":" + trolley.password();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(trolley.httpUrl() + "/catalogue/changes?since=" + since))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().lines().map(line -> Json.read(line, CatalogueChange.class)).toList();
  }

  /// What the hub said of its catalogue.
  private static final class Heads implements LinkListener {
    private final BlockingQueue<CatalogueHead> heard = new LinkedBlockingQueue<>();

    CatalogueHead next() throws InterruptedException {
      CatalogueHead head = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      assertThat(head).as("word of a revision").isNotNull();
      return head;
    }

    @Override
    public void connected() {}

    @Override
    public void message(LinkMessage message) {
      heard.add(
          Json.read(new String(message.payload(), StandardCharsets.UTF_8), CatalogueHead.class));
    }

    @Override
    public void lost(String reason) {}

    @Override
    public void denied(String topicFilter, int reasonCode) {
      throw new IllegalStateException("not allowed to hear " + topicFilter);
    }
  }
}
