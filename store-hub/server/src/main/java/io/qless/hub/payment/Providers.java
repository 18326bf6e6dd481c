package io.qless.hub.payment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who collects money for the store, in the order in which they are asked. Immutable, safe for any
/// thread; lives as long as the hub.
public final class Providers {

  private final List<PaymentProvider> inTurn;

  /// @param inTurn the first is asked first
  public Providers(List<PaymentProvider> inTurn) {
    Set<String> names = new HashSet<>();
    for (PaymentProvider provider : inTurn) {
      if (!names.add(provider.name())) {
        throw new IllegalArgumentException(provider.name() + " is there twice");
      }
    }
    if (inTurn.isEmpty()) {
      throw new IllegalArgumentException("nobody collects money");
    }
    this.inTurn = List.copyOf(inTurn);
  }

  PaymentProvider first() {
    return inTurn.getFirst();
  }

  Optional<PaymentProvider> find(String name) {
    return inTurn.stream().filter(provider -> provider.name().equals(name)).findFirst();
  }

  /// This one and those after it; all, if there is none of that name.
  List<PaymentProvider> from(String name) {
    for (int i = 0; i < inTurn.size(); i++) {
      if (inTurn.get(i).name().equals(name)) {
        return inTurn.subList(i, inTurn.size());
      }
    }
    return inTurn;
  }

  /// How an attempt stands at the provider that has it.
  PaymentProvider.Status status(Attempt attempt) {
    if (attempt.provider().isEmpty()) {
      return new PaymentProvider.Status.NotFound();
    }
    return find(attempt.provider())
        .map(provider -> provider.status(attempt.order()))
        .orElseGet(() ->
            new PaymentProvider.Status.Unknown(
                "the settings no longer name " + attempt.provider()));
  }
}
