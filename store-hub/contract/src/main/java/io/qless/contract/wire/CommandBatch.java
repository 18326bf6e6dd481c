package io.qless.contract.wire;

import io.qless.shop.cart.Command;
import io.qless.shop.cart.SessionId;
import java.time.Instant;
import java.util.List;

/// A trolley's unanswered commands, oldest first; sent again until the hub has acknowledged them.
///
/// @param session which trip
/// @param firstNumber number of the first command; the others follow without a gap
/// @param commands 1 to 50 commands
public record CommandBatch(SessionId session, long firstNumber, List<Sent> commands) {

  /// Most commands in one message: with 50 a message stays far under [#MAX_BYTES].
  public static final int MAX_COMMANDS = 50;

  /// Largest message on the broker in bytes. A frozen bill of 300 lines has about 120 kB.
  public static final int MAX_BYTES = 256 * 1024;

  public CommandBatch {
    commands = List.copyOf(commands);
    if (commands.isEmpty() || commands.size() > MAX_COMMANDS || firstNumber < 1) {
      throw new IllegalArgumentException(
          "a batch has 1 to "
              + MAX_COMMANDS
              + " commands numbered from 1: "
              + commands.size()
              + " from "
              + firstNumber);
    }
  }

  /// One command and when it was given.
  public record Sent(Instant at, Command command) {}
}
