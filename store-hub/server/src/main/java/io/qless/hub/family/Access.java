package io.qless.hub.family;

import io.qless.shop.cart.SessionId;
import io.qless.shop.cart.Source;

/// What a phone's token opens: one trip, in one participant's name. Lives for one request.
///
/// @param session the trip
/// @param participant who holds the phone
public record Access(SessionId session, String participant) {

  /// The participant as a source of commands.
  public Source source() {
    return Source.phone(participant);
  }
}
