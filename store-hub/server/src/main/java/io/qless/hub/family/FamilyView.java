package io.qless.hub.family;

import io.qless.shop.catalogue.LocalText;
import java.util.List;

/// Everything a phone shows of a trip, as it goes over the wire: a whole cart each time, so that a
/// phone that missed something is right again with the next one. Money in paise, weights in grams.
/// Made by [FamilyDesk#view]; lives for one message.
///
/// @param session the trip
/// @param revision grows with every change
/// @param phase such as `SHOPPING`
/// @param trolley device id of the trolley
/// @param lines goods in the cart, the newest line last
/// @param wishes what the family still wants
/// @param people phones in the trip
/// @param bill what it comes to
/// @param budget how that stands against the limit
/// @param payment how far the money is
/// @param pass the right to leave
/// @param holds what staff or shopper must settle before paying
/// @param assist whether staff were called
/// @param you who looks
/// @param hints what a little more would bring, the best first
/// @param asking who waits to be let in, as `people`
public record FamilyView(
    String session,
    long revision,
    String phase,
    String trolley,
    List<Line> lines,
    List<Wanted> wishes,
    List<Person> people,
    Sum bill,
    Gauge budget,
    Payment payment,
    Pass pass,
    List<Waiting> holds,
    boolean assist,
    You you,
    List<Hint> hints,
    List<Person> asking) {

  public FamilyView {
    lines = List.copyOf(lines);
    wishes = List.copyOf(wishes);
    people = List.copyOf(people);
    holds = List.copyOf(holds);
    hints = List.copyOf(hints);
    asking = List.copyOf(asking);
  }

  /// One line of the cart.
  ///
  /// @param pieces how many, 0 for loose goods
  /// @param grams how much, 0 for packs
  /// @param unitPaise price of one piece or one kilogram
  /// @param mrpPaise printed price, the unit price for loose goods
  /// @param grossPaise before discounts
  /// @param netPaise after offers, as on the trolley; coupons stand below the lines
  /// @param addedBy sources, such as `trolley`
  /// @param picture file name, empty if there is none
  /// @param age years the buyer must have, 0 for everybody
  /// @param depositPaise the part of `grossPaise` that comes back with the empties
  public record Line(
      String id,
      String article,
      LocalText name,
      String brand,
      int pieces,
      long grams,
      long unitPaise,
      long mrpPaise,
      long grossPaise,
      long netPaise,
      List<String> addedBy,
      String picture,
      int age,
      long depositPaise) {
    public Line {
      addedBy = List.copyOf(addedBy);
    }
  }

  /// One wish.
  ///
  /// @param by source of the wish
  /// @param mine whether the one who looks may take it back
  public record Wanted(
      String article,
      LocalText name,
      String brand,
      int pieces,
      long unitPaise,
      boolean byWeight,
      String by,
      boolean mine,
      String picture) {}

  /// One phone.
  ///
  /// @param source as in `addedBy`
  public record Person(String source, String name) {}

  /// What it comes to.
  ///
  /// @param items things in the cart
  /// @param returned slips for empties
  /// @param dropped coupons that went off the bill by themselves
  public record Sum(
      int items,
      long goodsPaise,
      long savedPaise,
      long totalPaise,
      List<Saving> savings,
      List<String> coupons,
      List<Returned> returned,
      List<Dropped> dropped) {
    public Sum {
      returned = List.copyOf(returned);
      dropped = List.copyOf(dropped);
      savings = List.copyOf(savings);
      coupons = List.copyOf(coupons);
    }
  }

  /// One discount and its reason.
  ///
  /// @param code the coupon's, empty for an offer
  public record Saving(LocalText name, long paise, boolean coupon, String code) {}

  /// One slip for empties.
  ///
  /// @param counts false while there is less to pay than it is worth
  public record Returned(LocalText name, long paise, boolean counts) {}

  /// A coupon that was used up before the bill was made.
  ///
  /// @param why a refusal code
  public record Dropped(String code, String why) {}

  /// The family's limit.
  ///
  /// @param status `UNLIMITED`, `SAFE`, `WARNING` or `DANGER`
  /// @param limitPaise 0 without a limit
  /// @param usedBasisPoints share of the limit that is used
  /// @param wishesPaise what the wishes would add to the bill, offers included
  /// @param withWishes status if all wishes came true
  /// @param wayBack fewest swaps and put-backs after which the budget is safe; only with `DANGER`
  /// @param afterPaise what the trip would cost after them
  public record Gauge(
      String status,
      long limitPaise,
      long usedBasisPoints,
      long wishesPaise,
      String withWishes,
      List<Move> wayBack,
      long afterPaise) {
    public Gauge {
      wayBack = List.copyOf(wayBack);
    }
  }

  /// One swap or put-back.
  ///
  /// @param pieces how many; 1 for a weighed bag
  /// @param name what is in the trolley
  /// @param brand of it, may be empty
  /// @param instead what to take for it; the same article to put it back
  /// @param insteadBrand of that
  /// @param swap false to put it back
  public record Move(
      int pieces,
      LocalText name,
      String brand,
      LocalText instead,
      String insteadBrand,
      boolean swap) {}

  /// A little more that would save something.
  ///
  /// @param articles goods in the cart that it is about; none where a sum is to be reached
  /// @param pieces how many more of them, 0 where a sum is to be reached
  /// @param missingPaise what goods have to come to on top, 0 where pieces count
  /// @param savesPaise what would be saved then
  /// @param free whether those pieces would cost nothing
  /// @param offer the offer's or coupon's name
  public record Hint(
      List<String> articles,
      int pieces,
      long missingPaise,
      long savesPaise,
      boolean free,
      LocalText offer) {
    public Hint {
      articles = List.copyOf(articles);
    }
  }

  /// How far the money is.
  ///
  /// @param state `OPEN`, `QUOTED`, `REQUESTED`, `AWAITING`, `SPLIT` or `PAID`
  /// @param amountPaise what the bill comes to
  /// @param qr the provider's text while it waits for the payer, else empty
  /// @param pattern the same text for another phone's camera
  /// @param simulated whether no real money moves
  /// @param invoice number of the invoice once paid, else empty
  /// @param points reward points earned
  /// @param duePaise what of the bill is paid in money
  /// @param tender points that pay, or could
  /// @param shares who pays how much of a split bill, else empty
  /// @param paidPaise what of them has come in
  /// @param contributions what each would pay who put something in; while the bill can be split
  /// @param endsInMillis how long the bill stays good, or the shares may take, from now on; 0 while
  ///   no time runs
  public record Payment(
      String state,
      long amountPaise,
      String qr,
      QrPattern pattern,
      boolean simulated,
      String invoice,
      long points,
      long duePaise,
      Tender tender,
      List<Share> shares,
      long paidPaise,
      List<Contribution> contributions,
      long endsInMillis) {
    public Payment {
      shares = List.copyOf(shares);
      contributions = List.copyOf(contributions);
    }
  }

  /// Reward points beside a bill.
  ///
  /// @param offered what the owner of the trip has
  /// @param most so many of them the bill takes
  /// @param used so many pay
  /// @param paidPaise what those pay
  /// @param pointPaise what one point pays
  /// @param owners sources of the phones that may use them
  public record Tender(
      long offered, long most, long used, long paidPaise, long pointPaise, List<String> owners) {
    public Tender {
      owners = List.copyOf(owners);
    }
  }

  /// What one payer is asked for.
  ///
  /// @param payer source; `trolley` for somebody without a phone
  /// @param state `ASKED`, `PAYABLE`, `FAILED` or `PAID`
  /// @param qr the provider's text while it can be paid, else empty
  /// @param pattern the same text for another phone's camera
  public record Share(
      int number,
      String payer,
      long amountPaise,
      String state,
      String qr,
      QrPattern pattern,
      boolean simulated) {}

  /// What one person's goods come to.
  ///
  /// @param source as in `addedBy`
  public record Contribution(String source, long paise) {}

  /// The right to leave, for the gate's reader.
  ///
  /// @param pattern the exit pass, nothing while there is none
  /// @param goodForMillis how long it opens the gate from now on; a span, as a phone's clock may be
  ///   wrong
  public record Pass(QrPattern pattern, long goodForMillis) {

    /// Nothing to show.
    public static final Pass NONE = new Pass(QrPattern.NONE, 0);
  }

  /// A hold.
  public record Waiting(String id, String kind, String detail) {}

  /// Who looks.
  ///
  /// @param source as in `addedBy`, empty for staff
  /// @param heard number of the last command heard from this phone; the next one is one more
  /// @param first whether this phone came into the trip first: it shows the exit pass, and in a
  ///   trip without a trolley it lets others in and takes back what they added
  public record You(String source, String name, long heard, boolean first) {
    /// Nobody in particular.
    static final You NOBODY = new You("", "", 0, false);
  }
}
