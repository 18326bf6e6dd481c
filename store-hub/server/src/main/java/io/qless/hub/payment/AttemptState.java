package io.qless.hub.payment;

import java.util.EnumSet;
import java.util.Set;

/// How far an attempt is. It only moves forward; the one step from an end is that money came late.
public enum AttemptState {
  /// Written down; the provider may or may not have heard of it.
  INITIATING,
  /// The payer can pay.
  PENDING,
  /// The money of one share is here and waits for the others.
  HELD,
  /// The money is booked for the trip.
  SUCCEEDED,
  /// The provider said no.
  FAILED,
  /// Nobody paid in time.
  EXPIRED,
  /// The shopper went back.
  GIVEN_UP,
  /// Another amount than asked for is there; staff must look.
  DIFFERS,
  /// Money came late and is on its way back.
  REFUNDING,
  /// The money is back with the payer.
  REFUNDED;

  /// The trip waits for it.
  static final Set<AttemptState> OPEN = EnumSet.of(INITIATING, PENDING);

  /// Somebody or something still has to act.
  static final Set<AttemptState> UNDER_WAY =
      EnumSet.of(INITIATING, PENDING, HELD, DIFFERS, REFUNDING);

  /// Ended without money, as far as we know; money may still come late.
  static final Set<AttemptState> SOFT_FINAL = EnumSet.of(FAILED, EXPIRED, GIVEN_UP);
}
