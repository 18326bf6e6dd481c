package io.qless.shop;

/// Why the shop said no. The name is stable: it is on the wire, in logs and the key of the text on
/// the screen.
public enum RefusalCode {
  /// The scan is no code that a shop can sell by.
  CODE_UNREADABLE,
  /// The check digit of the code does not fit: a misread or a damaged label.
  CHECK_DIGIT_WRONG,
  /// A code of a kind this store has no meaning for, such as an in-store label of another store.
  CODE_NOT_FOR_THIS_STORE,
  /// No article of this store has that code.
  ARTICLE_UNKNOWN,
  /// The article is sold by weight; scan the label of the counter scale.
  NEEDS_WEIGHT_LABEL,
  /// The article is sold by piece; a weight label makes no sense for it.
  NOT_SOLD_BY_WEIGHT,
  /// The store does not sell the article for now.
  SALE_STOPPED,
  /// This batch was called back by its maker.
  RECALLED,
  /// The use-by date is over.
  EXPIRED,
  /// The trolley named a price that the store never had.
  PRICE_UNKNOWN,
  /// The cart holds as many lines or pieces as one trip may.
  CART_FULL,
  /// There is nothing in the cart.
  CART_EMPTY,
  /// There are slips for empties in the cart and nothing that they could pay for.
  SLIPS_ALONE,
  /// The cart has no such line.
  LINE_UNKNOWN,
  /// Fewer pieces are in the line than are to be taken back.
  NOT_THAT_MANY,
  /// Only somebody else may do that.
  NOT_ALLOWED,
  /// The trip has not begun, or has ended.
  NO_OPEN_TRIP,
  /// The trip has begun already.
  TRIP_ALREADY_OPEN,
  /// The bill is frozen for payment; go back to shopping first.
  CHECKOUT_OPEN,
  /// There is no bill to pay.
  NO_CHECKOUT,
  /// Something must be cleared before paying.
  HOLD_OPEN,
  /// There is no such hold.
  HOLD_UNKNOWN,
  /// No coupon has that code.
  COUPON_UNKNOWN,
  /// The coupon is not valid at this time.
  COUPON_NOT_VALID_NOW,
  /// The coupon is on the bill already.
  COUPON_ALREADY_APPLIED,
  /// As many trips as may use the coupon have used it.
  COUPON_USED_UP,
  /// This shopper has used the coupon as often as one may.
  COUPON_USED_BY_YOU,
  /// The coupon is for shoppers with an account.
  COUPON_NEEDS_ACCOUNT,
  /// The slip for empties counted before, in this trip or another.
  SLIP_ALREADY_USED,
  /// There is no such wish.
  WISH_UNKNOWN,
  /// As many people as may share a trip are in it.
  TRIP_FULL,
  /// The bill is so high that its invoice needs the buyer's name and address.
  BUYER_NEEDED,
  /// The trolley has another trip, or this one left it.
  TROLLEY_BUSY,
  /// Nobody of that id waits to be let in.
  JOIN_UNKNOWN,
  /// The payment this is about is not the open one.
  PAYMENT_NOT_OPEN,
  /// The payment's amount is not the bill's.
  AMOUNT_DIFFERS,
  /// The bill was frozen too long ago; make it anew.
  QUOTE_ENDED,
  /// There are not so many reward points to pay with, or the bill does not take so many.
  POINTS_NOT_ENOUGH,
  /// The bill can't be split this way: two to twelve payers, each at least a rupee.
  SPLIT_NOT_POSSIBLE,
  /// There is no such share, or it needs no other code.
  SHARE_NOT_OPEN,
  /// Money has been paid; what is left is to walk out.
  ALREADY_PAID
}
