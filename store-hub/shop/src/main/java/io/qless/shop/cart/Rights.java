package io.qless.shop.cart;

/// Who may ask for what. The edges have already made sure that a source is who it says it is.
final class Rights {

  private Rights() {}

  static boolean may(Cart cart, Source source, Command command) {
    return switch (source.kind()) {
      case TROLLEY -> trolleyMay(command);
      case PHONE ->
          phoneMay(command) || (isAlone(cart, command) && phoneMayAlone(cart, source, command));
      case ATTENDANT -> attendantMay(command);
      case HUB -> hubMay(command);
    };
  }

  private static boolean trolleyMay(Command command) {
    return command instanceof Command.AnswerJoin
        || (!hubMay(command)
            && !onlyAttendantsMay(command)
            && !(command instanceof Command.JoinTrip)
            && !(command instanceof Command.NoteReturn)
            && !(command instanceof Command.AskToJoin)
            && !(command instanceof Command.StartAlone));
  }

  /// A phone asks, follows and pays its own share; goods go through the trolley, past the scale.
  private static boolean phoneMay(Command command) {
    return command instanceof Command.JoinTrip
        || command instanceof Command.AskToJoin
        || command instanceof Command.AddWish
        || command instanceof Command.DropWish
        || command instanceof Command.SetBudget
        || command instanceof Command.ApplyCoupon
        || command instanceof Command.RemoveCoupon
        || command instanceof Command.NameBuyer
        || command instanceof Command.UsePoints
        || command instanceof Command.SplitBill
        || command instanceof Command.PayShare
        || command instanceof Command.CallAssist;
  }

  private static boolean isAlone(Cart cart, Command command) {
    return cart.isPhoneOnly() || command instanceof Command.StartAlone;
  }

  /// Where there is no trolley, the phone is it; only the one that began the trip ends it.
  private static boolean phoneMayAlone(Cart cart, Source source, Command command) {
    return command instanceof Command.StartAlone
        || command instanceof Command.AnswerJoin
        || command instanceof Command.AddItem
        || command instanceof Command.VoidLine
        || command instanceof Command.BringSlip
        || command instanceof Command.StartCheckout
        || command instanceof Command.ReturnToShopping
        || command instanceof Command.RequestPayment
        || command instanceof Command.CancelPayment
        || (command instanceof Command.CancelTrip && cart.isOwnedBy(source));
  }

  private static boolean attendantMay(Command command) {
    return onlyAttendantsMay(command)
        || command instanceof Command.ClearHold
        || command instanceof Command.OpenHold
        || command instanceof Command.EndAssist
        || command instanceof Command.VoidLine
        || command instanceof Command.ReturnToShopping
        || command instanceof Command.CancelPayment
        || command instanceof Command.NameBuyer
        || command instanceof Command.NoteReturn
        || command instanceof Command.MoveTrip
        || command instanceof Command.CancelTrip;
  }

  private static boolean onlyAttendantsMay(Command command) {
    return command instanceof Command.RefuseAge || command instanceof Command.ReleaseTrip;
  }

  private static boolean hubMay(Command command) {
    return command instanceof Command.OpenAttempt
        || command instanceof Command.FailAttempt
        || command instanceof Command.ConfirmPayment
        || command instanceof Command.ConfirmLate
        || command instanceof Command.NoteMoney
        || command instanceof Command.OfferPoints
        || command instanceof Command.EndQuote
        || command instanceof Command.NotePass
        || command instanceof Command.RecordExit
        || command instanceof Command.AnswerJoin
        || command instanceof Command.MoveTrip
        || command instanceof Command.Abandon;
  }
}
