package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.rest.DeviceKind;
import io.qless.contract.rest.TakeTripOver;
import io.qless.contract.wire.Json;
import io.qless.shop.cart.SessionId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A trolley breaks; its shopper scans what it shows with another one.
class TrolleyDoorsIT {

  private static final SessionId TRIP = WebHouse.TRIP;

  @TempDir Path directory;
  private WebHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new WebHouse(directory).withSampleStore();
    house.startTrip(TRIP);
    house.scan(TRIP, "plu:4011", 500);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void theTripGoesOnWithTheTrolleyThatScannedIt() throws Exception {
    String secret = house.secret(TRIP);
    assertThat(scan(EnrolledDevice.in(house, DeviceKind.TROLLEY, "T2"), secret).statusCode())
        .isEqualTo(204);
    assertThat(house.cart(TRIP).trolley()).isEqualTo("T2");
    assertThat(house.cart(TRIP).itemCount()).isEqualTo(1);
    assertThat(house.secret(TRIP)).isNotEqualTo(secret);
    assertThat(house.joinWith(secret, "Ravi").statusCode()).isEqualTo(403);
  }

  @Test
  void aRefusedScanLeavesTheCodeGood() throws Exception {
    String secret = house.secret(TRIP);
    house.startTrip(new SessionId("trip-0002"), "T2");
    HttpResponse<String> busy = scan(EnrolledDevice.in(house, DeviceKind.TROLLEY, "T2"), secret);
    assertThat(busy.statusCode()).isEqualTo(409);
    assertThat(WebHouse.tree(busy).get("code").asString()).isEqualTo("TROLLEY_BUSY");
    assertThat(scan(EnrolledDevice.in(house, DeviceKind.TROLLEY, "T3"), secret).statusCode())
        .isEqualTo(204);
  }

  @Test
  void onlyTrolleysWithTheirPasswordMay() throws Exception {
    String secret = house.secret(TRIP);
    assertThat(scan("Basic bm9ib2R5Om5vdGhpbmc=", secret).statusCode()).isEqualTo(401);
    assertThat(scan(EnrolledDevice.in(house, DeviceKind.GATE, "G1"), secret).statusCode())
        .isEqualTo(403);
    assertThat(scan(EnrolledDevice.in(house, DeviceKind.TROLLEY, "T2"), "no secret").statusCode())
        .isEqualTo(403);
    assertThat(house.cart(TRIP).trolley()).isEqualTo("T1");
  }

  @Test
  void ofManyTrolleysThatScanTheSameCodeOneGetsTheTrip() throws Exception {
    String secret = house.secret(TRIP);
    List<Callable<Integer>> scans = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String trolley = EnrolledDevice.in(house, DeviceKind.TROLLEY, "R" + i);
      scans.add(() -> scan(trolley, secret).statusCode());
    }
    List<Integer> codes = new ArrayList<>();
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> code : many.invokeAll(scans)) {
        codes.add(code.get());
      }
    }
    assertThat(codes).hasSize(8).containsOnlyOnce(204);
  }

  private HttpResponse<String> scan(String trolley, String secret) throws Exception {
    return house.send(
        house.request("POST", "/trolley/trip", trolley, Json.bytes(new TakeTripOver(secret))));
  }
}
