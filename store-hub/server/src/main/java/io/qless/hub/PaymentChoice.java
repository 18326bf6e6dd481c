package io.qless.hub;

import io.qless.hub.payment.ProviderLine;
import io.qless.hub.payment.Secret;
import io.qless.hub.payment.paytm.PaytmProvider;
import io.qless.hub.payment.phonepe.PhonePeProvider;
import io.qless.hub.payment.razorpay.RazorpayProvider;
import io.qless.hub.payment.stripe.StripeProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Who collects money for a store, with what the two agreed on. No secret shows in its text form.
public sealed interface PaymentChoice {

  /// Each key with its default.
  Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("payment-provider", "simulator"),
          Map.entry("razorpay-url", "https://api.razorpay.com"),
          Map.entry("razorpay-key-id", ""),
          Map.entry("razorpay-key-secret-file", ""),
          Map.entry("razorpay-webhook-secret-file", ""),
          Map.entry("stripe-url", "https://api.stripe.com"),
          Map.entry("stripe-key-file", ""),
          Map.entry("stripe-webhook-secret-file", ""),
          Map.entry("phonepe-url", "https://api.phonepe.com/apis/pg"),
          Map.entry("phonepe-auth-url", "https://api.phonepe.com/apis/identity-manager"),
          Map.entry("phonepe-client-id", ""),
          Map.entry("phonepe-client-version", "1"),
          Map.entry("phonepe-client-secret-file", ""),
          Map.entry("phonepe-webhook-user", ""),
          Map.entry("phonepe-webhook-password-file", ""),
          Map.entry("paytm-url", "https://secure.paytmpayments.com"),
          Map.entry("paytm-merchant-id", ""),
          Map.entry("paytm-client-id", "C11"),
          Map.entry("paytm-key-file", ""));

  /// The keys that name a file with a secret.
  static List<String> secretFiles() {
    return DEFAULTS.keySet().stream().filter(key -> key.endsWith("-file")).sorted().toList();
  }

  /// These settings and those of who collects.
  static Map<String, String> beside(Map<String, String> others) {
    Map<String, String> both = new HashMap<>(others);
    both.putAll(DEFAULTS);
    return Map.copyOf(both);
  }

  /// The UPI simulator in the hub's own process; no real money.
  record Simulator() implements PaymentChoice {}

  /// Razorpay's UPI QR codes.
  record Razorpay(RazorpayProvider.Config config) implements PaymentChoice {}

  /// Stripe's Checkout pages.
  record Stripe(StripeProvider.Config config) implements PaymentChoice {}

  /// PhonePe's UPI QR codes.
  record PhonePe(PhonePeProvider.Config config) implements PaymentChoice {}

  /// Paytm's UPI QR codes.
  record Paytm(PaytmProvider.Config config) implements PaymentChoice {}

  /// Reads `payment-provider`, names in turn with commas between, and the settings of each named.
  ///
  /// @param all settings by key
  /// @param publicUrl where a payer's browser finds the hub
  /// @throws IllegalArgumentException naming the key that is wrong
  static List<PaymentChoice> all(Map<String, String> all, URI publicUrl) {
    List<String> names =
        HubConfig.read(
            all,
            "payment-provider",
            text -> {
              List<String> inTurn = List.of(text.split("\\s*,\\s*"));
              if (new HashSet<>(inTurn).size() < inTurn.size()) {
                throw new IllegalArgumentException("a name stands there twice");
              }
              Set<String> known = Set.of("simulator", "razorpay", "stripe", "phonepe", "paytm");
              if (!known.containsAll(inTurn)) {
                throw new IllegalArgumentException(
                    "simulator, razorpay, stripe, phonepe and paytm are known");
              }
              return inTurn;
            });
    List<PaymentChoice> choices = new ArrayList<>();
    for (String name : names) {
      choices.add(
          switch (name) {
            case "razorpay" -> razorpay(all);
            case "stripe" -> stripe(all, publicUrl);
            case "phonepe" -> phonepe(all);
            case "paytm" -> paytm(all);
            default -> new Simulator();
          });
    }
    return List.copyOf(choices);
  }

  private static PaymentChoice razorpay(Map<String, String> all) {
    return new Razorpay(
        new RazorpayProvider.Config(
            address(all, "razorpay-url"),
            name(all, "razorpay-key-id"),
            secret(all, "razorpay-key-secret-file"),
            secret(all, "razorpay-webhook-secret-file"),
            ProviderLine.Waits.USUAL));
  }

  private static PaymentChoice stripe(Map<String, String> all, URI publicUrl) {
    return new Stripe(
        new StripeProvider.Config(
            address(all, "stripe-url"),
            secret(all, "stripe-key-file"),
            secret(all, "stripe-webhook-secret-file"),
            publicUrl,
            ProviderLine.Waits.USUAL));
  }

  private static PaymentChoice phonepe(Map<String, String> all) {
    return new PhonePe(
        new PhonePeProvider.Config(
            address(all, "phonepe-url"),
            address(all, "phonepe-auth-url"),
            name(all, "phonepe-client-id"),
            name(all, "phonepe-client-version"),
            secret(all, "phonepe-client-secret-file"),
            name(all, "phonepe-webhook-user"),
            secret(all, "phonepe-webhook-password-file"),
            ProviderLine.Waits.USUAL));
  }

  private static PaymentChoice paytm(Map<String, String> all) {
    return new Paytm(
        new PaytmProvider.Config(
            address(all, "paytm-url"),
            name(all, "paytm-merchant-id"),
            name(all, "paytm-client-id"),
            name(all, "store-id"),
            HubConfig.read(
                all,
                "paytm-key-file",
                file -> {
                  Secret key = Secret.lines(HubConfig.secret(file));
                  PaytmProvider.check(key);
                  return key;
                }),
            ProviderLine.Waits.USUAL));
  }

  private static String name(Map<String, String> all, String key) {
    return HubConfig.read(
        all,
        key,
        text -> {
          if (text.isEmpty()) {
            throw new IllegalArgumentException("the provider gives you one; it belongs here");
          }
          return text;
        });
  }

  private static Secret secret(Map<String, String> all, String key) {
    return HubConfig.read(all, key, file -> Secret.lines(HubConfig.secret(file)));
  }

  /// Secrets leave this machine encrypted only.
  private static URI address(Map<String, String> all, String key) {
    return HubConfig.read(
        all,
        key,
        text -> {
          URI uri = URI.create(text.replaceAll("/+$", ""));
          boolean here = "127.0.0.1".equals(uri.getHost()) && "http".equals(uri.getScheme());
          if (uri.getHost() == null || !(here || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("an address that begins with https:// is wanted");
          }
          return uri;
        });
  }
}
