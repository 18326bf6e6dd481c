package io.qless.hub.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.pass.PassKeys;
import io.qless.contract.pass.PassVerdict;
import io.qless.contract.pass.PassVerifier;
import io.qless.hub.payment.PaymentHouse;
import io.qless.hub.storage.Alert;
import io.qless.shop.cart.Phase;
import io.qless.shop.cart.SessionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A paid trip gets a pass and leaves with it, once.
class PassIT {

  @TempDir private Path directory;
  private PaymentHouse house;
  private SessionId trip = new SessionId("trip-0001");
  private CurrentPass pass = new CurrentPass("", "", PaymentHouse.NOON);

  @BeforeEach
  void aTripIsPaid() {
    house = new PaymentHouse(directory).open();
    trip = house.tripAsksToPay("trip-0001");
    PaymentHouse.soon("a payment", () -> house.simulator().decide("trip-0001-5", true));
    PaymentHouse.soon("a pass", () -> house.passDesk().currentPass(trip).isPresent());
    pass = house.passDesk().currentPass(trip).orElseThrow();
    PaymentHouse.soon("noted", () -> house.cart(trip).passId().equals(pass.id()));
  }

  @AfterEach
  void closeTheHouse() {
    house.close();
  }

  @Test
  void aGateReadsItWithThePublishedKeysAlone() throws Exception {
    String jwks = house.get(house.hubAddress().resolve("/.well-known/jwks.json")).body();
    PassKeys keys = PassKeys.fromJwks(jwks);
    PassVerdict verdict = new PassVerifier("S017", () -> keys, house.clock()).verify(pass.token());
    assertThat(verdict)
        .isInstanceOfSatisfying(
            PassVerdict.Valid.class,
            valid -> {
              assertThat(valid.pass().session()).isEqualTo("trip-0001");
              assertThat(valid.pass().invoice()).isEqualTo("S017/2627/000001");
              assertThat(valid.pass().amountPaise()).isEqualTo(24_690);
              assertThat(valid.pass().itemCount()).isEqualTo(2);
              assertThat(valid.pass().paidGrams()).isEqualTo(2_020);
            });
  }

  @Test
  void theKeyIsReadableForItsOwnerOnly() throws Exception {
    assertThat(Files.getPosixFilePermissions(directory.resolve("exit-pass.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theFirstGateLetsTheTripOut() {
    assertThat(house.passDesk().scan("G1", pass.token())).isInstanceOf(GateDecision.Open.class);
    assertThat(house.cart(trip).phase()).isEqualTo(Phase.LEFT);
    assertThat(house.passDesk().currentPass(trip)).isEmpty();
  }

  @Test
  void aSecondGateRefusesAndCallsStaff() {
    house.passDesk().scan("G1", pass.token());
    assertThat(house.passDesk().scan("G2", pass.token()))
        .isEqualTo(new GateDecision.Refuse("this pass was used already"));
    assertThat(house.alerts().latest(1).getFirst().kind()).isEqualTo(Alert.Kind.PASS_USED_TWICE);
  }

  @Test
  void aCopyAtTheSameGateAMomentLaterIsRefused() {
    house.passDesk().scan("G1", pass.token());
    house.wait(PassDesk.SAME_SCAN);
    assertThat(house.passDesk().scan("G1", pass.token())).isInstanceOf(GateDecision.Refuse.class);
  }

  @Test
  void aRepeatedReportOfTheSameGateChangesNothing() {
    house.passDesk().redeem(pass.id(), "G1", PaymentHouse.NOON, true);
    assertThat(house.passDesk().redeem(pass.id(), "G1", PaymentHouse.NOON, true))
        .isEqualTo(new Redemption.Repeat(PaymentHouse.NOON));
    assertThat(house.alerts().latest(1)).isEmpty();
  }

  @Test
  void aDoubleUseReportedLaterCallsStaff() {
    house.passDesk().redeem(pass.id(), "G1", PaymentHouse.NOON, true);
    assertThat(house.passDesk().redeem(pass.id(), "G2", PaymentHouse.NOON.plusSeconds(9), true))
        .isEqualTo(new Redemption.UsedBefore("G1", PaymentHouse.NOON));
    assertThat(house.alerts().latest(1).getFirst().detail()).contains("G2", "G1");
  }

  @Test
  void aPassNearItsEndIsRenewedAndTheTripStillLeavesOnce() {
    house.wait(Duration.ofMinutes(9));
    house.passDesk().renewAll();
    CurrentPass renewed = house.passDesk().currentPass(trip).orElseThrow();
    assertThat(renewed.id()).isNotEqualTo(pass.id());
    assertThat(house.passDesk().scan("G1", pass.token())).isInstanceOf(GateDecision.Open.class);
    assertThat(house.passDesk().scan("G1", renewed.token()))
        .isInstanceOf(GateDecision.Refuse.class);
  }

  @Test
  void whoNeverLeavesGetsNoPassesForEverAndStaffHearOfItOnce() {
    house.wait(PassDesk.LONGEST_STAY);
    int before = house.alerts().latest(10).size();
    house.passDesk().renewAll();
    house.passDesk().renewAll();
    assertThat(house.passDesk().currentPass(trip)).isEmpty();
    assertThat(house.alerts().latest(10)).hasSize(before + 1);
    assertThat(house.alerts().latest(1).getFirst().kind()).isEqualTo(Alert.Kind.NEVER_LEFT);
  }

  @Test
  void aFreshPassIsNotRenewed() {
    house.passDesk().renewAll();
    assertThat(house.passDesk().currentPass(trip)).hasValue(pass);
  }

  @Test
  void aFreshStartKeepsThePass() {
    house.restart();
    assertThat(house.passDesk().currentPass(trip)).hasValue(pass);
    assertThat(house.passDesk().scan("G1", pass.token())).isInstanceOf(GateDecision.Open.class);
  }

  @Test
  void anExpiredPassOpensNothing() {
    house.wait(Duration.ofMinutes(10));
    assertThat(house.passDesk().scan("G1", pass.token())).isInstanceOf(GateDecision.Refuse.class);
  }

  @Test
  void aPassThatThisHubNeverSignedCallsStaff() {
    assertThat(house.passDesk().redeem("AAAAAAAAAAAAAAAAAAAAAA", "G1", PaymentHouse.NOON, true))
        .isEqualTo(new Redemption.Unknown());
    assertThat(house.alerts().latest(1).getFirst().kind()).isEqualTo(Alert.Kind.PASS_UNKNOWN);
  }
}
