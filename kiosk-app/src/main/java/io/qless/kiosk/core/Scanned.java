package io.qless.kiosk.core;

import io.qless.bridge.scanner.ScannedCode;
import io.qless.contract.rest.MemberEntry;
import io.qless.contract.rest.StaffBadge;
import io.qless.shop.RefusalCode;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.Desk;
import io.qless.shop.catalogue.Article;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.CodeReading;
import io.qless.shop.item.ItemCode;
import io.qless.shop.item.ItemCodes;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a scan asks of the trolley.
sealed interface Scanned {

  /// Something for the trip.
  record Wanted(Command command) implements Scanned {

    /// The article that was scanned, if it is one.
    Optional<Article> article(Shelf shelf) {
      return command instanceof Command.AddItem add
          ? shelf.article(add.code().article())
          : Optional.empty();
    }
  }

  /// The family QR of another trolley.
  ///
  /// @param secret proves that somebody stood before it
  record Invitation(String secret) implements Scanned {}

  /// Somebody of the staff shows a badge.
  record Badge(String secret) implements Scanned {}

  /// A shopper shows the code of an account.
  record Member(String code) implements Scanned {}

  /// Nothing that can be sold.
  record Refused(RefusalCode code) implements Scanned {}

  /// Reads a scan as the store's labels and catalogue stand now.
  static Scanned read(ScannedCode scan, Shelf shelf, Instant now) {
    Matcher invitation = FamilyQr.FORM.matcher(scan.text().strip());
    if (invitation.matches()) {
      return new Invitation(invitation.group(1));
    }
    Matcher badge = StaffBadge.FORM.matcher(scan.text().strip());
    if (badge.matches()) {
      return new Badge(badge.group(1));
    }
    Matcher member = MemberEntry.FORM.matcher(scan.text().strip());
    if (member.matches()) {
      return new Member(member.group(1));
    }
    CodeReading reading =
        ItemCodes.parse(scan.aimId(), scan.text(), shelf.storeRules().labels(), Desk.storeDay(now));
    return switch (reading) {
      case CodeReading.Unreadable unreadable -> {
        FamilyQr.LOG.info(
            "scan refused: {} {}", unreadable.code(), loggable(scan.text(), unreadable.detail()));
        yield new Refused(unreadable.code());
      }
      case CodeReading.Goods goods -> article(goods.code(), shelf);
      case CodeReading.Slip slip -> new Wanted(new Command.BringSlip(scan.text()));
    };
  }

  /// What the log may say of it: a badge or an account's code that came torn, or with rubbish
  /// before it, still shows most of its secret.
  static String loggable(String text, String detail) {
    return FamilyQr.SECRET.matcher(text).find()
        ? "a code that holds a secret and is not whole"
        : detail;
  }

  private static Scanned article(ItemCode code, Shelf shelf) {
    return shelf
        .article(code.article())
        .<Scanned>map(article ->
            new Wanted(new Command.AddItem(code, article.sale().unitPrice(), shelf.revision())))
        .orElseGet(() -> new Refused(unknown(shelf)));
  }

  /// A trolley whose catalogue is on its way knows nothing yet.
  private static RefusalCode unknown(Shelf shelf) {
    return shelf.revision() == 0 ? RefusalCode.PRICE_UNKNOWN : RefusalCode.ARTICLE_UNKNOWN;
  }

  /// The text of a family QR, as the hub makes it: an address of the phone page and 128 bits in
  /// base64url.
  final class FamilyQr {
    private static final Pattern FORM = Pattern.compile("https?://\\S{1,200}/join#([\\w-]{22})");

    /// What stands before a secret in any of our codes, wherever in the text it came.
    private static final Pattern SECRET = Pattern.compile("QLESS-[A-Z]|/join#");

    private static final Logger LOG = LoggerFactory.getLogger(Scanned.class);

    private FamilyQr() {}
  }
}
