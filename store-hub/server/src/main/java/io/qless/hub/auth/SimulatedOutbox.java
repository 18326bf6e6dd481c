package io.qless.hub.auth;

import io.qless.contract.rest.SentCodes;
import io.qless.contract.wire.Json;
import io.qless.hub.storage.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Stands in for text messages and mail: nothing is sent; staff read the codes in a file of the
/// data directory, or with `qless user codes`, and tell them to whom they concern. The file says on
/// each line that it is simulated, and holds only codes that still work. Safe for any thread.
public final class SimulatedOutbox implements CodeSender {

  /// Codes of five minutes in a busy store; the oldest go first.
  private static final int MAX_CODES = 200;

  private final Path file;
  private final InstantSource clock;
  private final Deque<SentCodes.Code> codes = new ArrayDeque<>();

  /// @param file written anew with each code, readable by the hub's user only
  public SimulatedOutbox(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    write();
  }

  @Override
  public synchronized void send(LoginName to, String code, Instant expires) {
    if (codes.size() >= MAX_CODES) {
      codes.removeLast();
    }
    codes.addFirst(new SentCodes.Code(to.text(), code, clock.instant(), expires));
    forgetOld();
    write();
  }

  @Override
  public boolean simulated() {
    return true;
  }

  /// What would be on its way now.
  public synchronized SentCodes sent() {
    forgetOld();
    return new SentCodes(true, List.copyOf(codes));
  }

  private void forgetOld() {
    codes.removeIf(code -> !code.expiresAt().isAfter(clock.instant()));
  }

  private void write() {
    StringBuilder lines = new StringBuilder();
    for (SentCodes.Code code : codes) {
      lines.append(Json.text(new Line(true, code.to(), code.code(), code.expiresAt())));
      lines.append('\n');
    }
    try {
      Secrets.write(file, lines.toString());
    } catch (IOException cause) {
      throw new StoreException("writing the simulated outbox " + file, cause);
    }
  }

  private record Line(boolean simulated, String to, String code, Instant expiresAt) {}
}
