package io.qless.shop.cart;

import java.time.Instant;

/// A command as its source keeps and sends it.
///
/// @param source who
/// @param number 1, 2, 3 ... per source and session
/// @param at when, by the source's clock; for the journal only
/// @param command what
public record NumberedCommand(Source source, long number, Instant at, Command command) {

  public NumberedCommand {
    if (number < 1) {
      throw new IllegalArgumentException("commands are numbered from 1: " + number);
    }
  }
}
