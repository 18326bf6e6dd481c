package io.qless.shop.cart;

import io.qless.shop.RefusalCode;
import io.qless.shop.catalogue.Shelf;
import io.qless.shop.item.CodeReading;
import io.qless.shop.item.DepositSlip;
import io.qless.shop.item.ItemCodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Slips for empties into the trip and out of it.
final class Slips {

  /// Before the number of a slip, where it stands for a line.
  private static final String LINE = "slip:";

  private Slips() {}

  /// Each side reads the label itself, so that no trolley can make a slip worth more.
  static List<Event> bring(
      Shelf shelf, Counter counter, Cart cart, Command.BringSlip brought, Instant now) {
    CodeReading reading =
        ItemCodes.parse("", brought.label(), shelf.storeRules().labels(), Scanning.today(now));
    if (!(reading instanceof CodeReading.Slip(DepositSlip slip))) {
      return Desk.refuse(RefusalCode.CODE_NOT_FOR_THIS_STORE, "no slip for empties");
    }
    boolean here = cart.slips().stream().anyMatch(one -> one.number().equals(slip.number()));
    if (!here && cart.slips().size() >= Cart.MAX_SLIPS) {
      return Desk.refuse(RefusalCode.CART_FULL, "at most " + Cart.MAX_SLIPS + " slips");
    }
    return here || !counter.claim(slip)
        ? Desk.refuse(RefusalCode.SLIP_ALREADY_USED, slip.number())
        : List.of(new Event.SlipTaken(slip));
  }

  /// The slip that a line stands for, if the trip has it.
  static Optional<DepositSlip> of(Cart cart, LineId line) {
    return cart.slips().stream().filter(slip -> line.equals(lineOf(slip))).findFirst();
  }

  static LineId lineOf(DepositSlip slip) {
    return new LineId(LINE + slip.number());
  }
}
