package io.qless.hub.payment;

/// The bodies that the UPI simulator speaks, the same on both sides.
public final class SimulatorWire {

  /// An order's only currency.
  public static final String CURRENCY = "INR";

  private SimulatorWire() {}

  /// `POST /v1/orders`.
  ///
  /// @param id the shop's name for the order; the same name gives the same order
  /// @param amountPaise above zero
  /// @param expiresSeconds how long the payer may pay
  /// @param note what the payer reads
  public record NewOrder(String id, long amountPaise, long expiresSeconds, String note) {}

  /// Answer to `POST /v1/orders` and `GET /v1/orders/{id}`, and the body of a webhook.
  ///
  /// @param state `OPEN`, `PAID`, `DECLINED` or `EXPIRED`
  /// @param amountPaise what was asked for; once it is paid, all that payers paid for it
  /// @param qr text of the QR code
  /// @param expiresAt end of the time to pay, in seconds since 1970
  /// @param reference the bank's reference (RRN), empty before payment
  public record Order(
      String id,
      String state,
      long amountPaise,
      String currency,
      String qr,
      long expiresAt,
      String reference) {}

  /// `POST /v1/orders/{id}/refunds`.
  ///
  /// @param id the shop's name for the refund; the same name changes nothing
  public record NewRefund(String id, long amountPaise) {}

  /// Answer to it.
  ///
  /// @param state `DONE`, or `PENDING`: ask again under the same name
  public record Refund(String id, String state) {}

  /// Answer from 400 on.
  public record Mistake(String detail) {}

  /// What is posted to the shop.
  ///
  /// @param type `order.paid` or `order.declined`
  public record Notice(String type, Order order) {}
}
