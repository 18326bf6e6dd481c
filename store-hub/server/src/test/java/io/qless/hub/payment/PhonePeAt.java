package io.qless.hub.payment;

import io.qless.hub.payment.phonepe.PhonePeFace;
import io.qless.hub.payment.phonepe.PhonePeProvider;
import java.net.URI;
import java.util.List;

/// PhonePe's provider for a face of it. Test use only.
final class PhonePeAt {

  private PhonePeAt() {}

  static PhonePeProvider address(URI address) {
    return new PhonePeProvider(
        new PhonePeProvider.Config(
            URI.create(address + "/pg"),
            URI.create(address + "/auth"),
            PhonePeFace.CLIENT,
            "1",
            new Secret(List.of(PhonePeFace.SECRET)),
            "qless_store",
            new Secret(List.of("Password123")),
            ProviderLine.Waits.USUAL),
        () -> PaymentHouse.NOON);
  }
}
