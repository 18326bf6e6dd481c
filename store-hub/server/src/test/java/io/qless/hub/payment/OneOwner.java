package io.qless.hub.payment;

import io.qless.hub.rewards.PointsOwners;
import io.qless.shop.cart.SessionId;
import java.util.List;
import java.util.Optional;

/// All trips are one customer's, once somebody says so. Test use only.
final class OneOwner implements PointsOwners {

  private volatile Optional<String> customer = Optional.empty();
  private volatile List<String> phones = List.of();

  void are(String owner, String... signedIn) {
    customer = Optional.of(owner);
    phones = List.of(signedIn);
  }

  @Override
  public Optional<String> customerOf(SessionId session) {
    return customer;
  }

  @Override
  public List<String> phonesOf(SessionId session, String account) {
    return phones;
  }
}
