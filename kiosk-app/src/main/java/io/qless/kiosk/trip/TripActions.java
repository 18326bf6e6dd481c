package io.qless.kiosk.trip;

import java.util.List;

/// Everything a finger can do on the trolley. The core implements it; the screens call it on the FX
/// thread.
///
/// Every method returns at once (the core queues), never throws, and tells its outcome only through
/// the next [TripView]: a changed screen, a changed basket or a notice with the reason why not.
/// Called twice, the second call is judged like the first; a tap that came too late is simply
/// refused by the rules.
public interface TripActions {
  /// Pieces that one entry can ask for. A line holds more; but each piece is announced to the scale
  /// by itself, and more of one article at once is a slip of the finger.
  int MOST_AT_ONCE = 99;

  /// A guest starts a trip. Works offline.
  void startTrip(Language language);

  /// From now on show this language; also before a trip starts.
  void setLanguage(Language language);

  /// From now on the trolley is seen, held and heard like this; until the trip ends, also over a
  /// start of the program.
  void suit(Comfort comfort);

  /// One more piece of this line.
  void addOne(String lineId);

  /// One piece less; the last one takes the line out.
  void removeOne(String lineId);

  /// Takes the whole line back.
  void voidLine(String lineId);

  /// So many pieces of this line in place of those there, 1 to [#MOST_AT_ONCE].
  void setPieces(String lineId, int pieces);

  /// Puts back what was taken out last, while the banner still says so.
  void undoVoid();

  /// Pieces of goods that carry no barcode.
  ///
  /// @param articleId from [FoundArticle]
  /// @param pieces 1 to [#MOST_AT_ONCE]
  void addGoods(String articleId, int pieces);

  /// Weighs loose goods that are put into the basket next.
  ///
  /// @param articleId from [FoundArticle]
  void weigh(String articleId);

  /// Weighs nothing; what lies in the basket is asked about as ever.
  void stopWeighing();

  /// Puts an article on the list of wishes, until it is scanned.
  ///
  /// @param articleId from [FoundArticle]
  void wish(String articleId);

  /// Takes a wish off the list.
  void dropWish(String wishId);

  /// Sets or changes the shopper's limit, more than 0 paise.
  void setBudget(long paise);

  /// Takes the limit away.
  void clearBudget();

  /// Hands in a coupon by its code, as typed.
  void applyCoupon(String code);

  /// Takes a coupon back.
  void removeCoupon(String code);

  /// Asks for the bill.
  void checkout();

  /// From the bill or from payment back to the goods.
  void backToShopping();

  /// Asks for a code to pay this bill with; again after a failed or expired one.
  void pay();

  /// Pays with as many points as the bill takes, or with none.
  void usePoints(boolean use);

  /// Splits the bill into this many equal shares.
  void splitEqually(int shares);

  /// Splits the bill by who put in what.
  void splitByContributor();

  /// Splits the bill as the payers agreed: who holds the trolley pays the first of these paise, the
  /// phones the next ones, and one more payer the rest.
  void splitAmounts(List<Long> paise);

  /// Asks for another code for a share.
  void payShare(int number);

  /// Gives up the attempt or the shares on the screen and goes back to the bill.
  void cancelPayment();

  /// Calls an attendant to this trolley.
  void callHelp();

  /// Takes the call back.
  void cancelHelp();

  /// Answers the basket guard.
  void answer(String questionId, CareView.Question.Answer answer);

  /// Puts the banner away.
  void dismissNotice();

  /// What staff can do here.
  StaffActions staff();

  /// Answers the warning that an empty trip is about to end.
  void stillHere();

  /// Ends a trip with nothing in the trolley, or the last screen.
  void finish();
}
