package io.qless.shop.cart;

/// Who may ask for what. The edges have already made sure that a source is who it says it is.
final class Rights {

  private Rights() {}

  static boolean may(Source source, Command command) {
    return switch (source.kind()) {
      case TROLLEY -> trolleyMay(command);
      case PHONE -> phoneMay(command);
      case ATTENDANT -> attendantMay(command);
      case HUB -> hubMay(command);
    };
  }

  private static boolean trolleyMay(Command command) {
    return !hubMay(command)
        && !onlyAttendantsMay(command)
        && !(command instanceof Command.JoinTrip)
        && !(command instanceof Command.NoteReturn);
  }

  /// A phone asks and follows; goods go through the trolley, past the scale.
  private static boolean phoneMay(Command command) {
    return command instanceof Command.JoinTrip
        || command instanceof Command.AddWish
        || command instanceof Command.DropWish
        || command instanceof Command.SetBudget
        || command instanceof Command.ApplyCoupon
        || command instanceof Command.RemoveCoupon
        || command instanceof Command.NameBuyer
        || command instanceof Command.CallAssist;
  }

  private static boolean attendantMay(Command command) {
    return onlyAttendantsMay(command)
        || command instanceof Command.ClearHold
        || command instanceof Command.OpenHold
        || command instanceof Command.EndAssist
        || command instanceof Command.VoidLine
        || command instanceof Command.ReturnToShopping
        || command instanceof Command.NameBuyer
        || command instanceof Command.NoteReturn
        || command instanceof Command.CancelTrip;
  }

  private static boolean onlyAttendantsMay(Command command) {
    return command instanceof Command.RefuseAge || command instanceof Command.ReleaseTrip;
  }

  private static boolean hubMay(Command command) {
    return command instanceof Command.OpenAttempt
        || command instanceof Command.FailAttempt
        || command instanceof Command.ConfirmPayment
        || command instanceof Command.NotePass
        || command instanceof Command.RecordExit
        || command instanceof Command.Abandon;
  }
}
