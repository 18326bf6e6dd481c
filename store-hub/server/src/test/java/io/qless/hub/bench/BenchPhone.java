package io.qless.hub.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A phone that watches a trip over a WebSocket and comes back when the line breaks. Reads no more
/// of a cart than its revision. Safe for any thread.
final class BenchPhone implements WebSocket.Listener, AutoCloseable {

  private static final String REVISION = "\"revision\":";
  private static final int HEAD_CHARS = 120;
  private static final int GOING_AWAY = 1001;

  private final HttpClient client;
  private final String hub;
  private final TripLog trip;
  private final TripLog.Seen seen;
  private final String token;
  private final Measured measured;
  private final StringBuilder head = new StringBuilder();
  private volatile long revision;
  private volatile @Nullable WebSocket line;
  private volatile boolean closed;

  /// Connects by itself.
  ///
  /// @param hub `127.0.0.1:port`
  BenchPhone(HttpClient client, String hub, TripLog trip, String token, Measured measured) {
    this.client = client;
    this.hub = hub;
    this.trip = trip;
    this.token = token;
    this.measured = measured;
    seen = trip.watch();
    connect();
  }

  boolean standing() {
    return line != null;
  }

  @Override
  public void close() {
    closed = true;
    WebSocket open = line;
    if (open != null) {
      CompletableFuture<WebSocket> _ =
          open.sendClose(GOING_AWAY, "").whenComplete((sent, failed) -> open.abort());
    }
  }

  @Override
  public void onOpen(WebSocket from) {
    line = from;
    if (closed) {
      from.abort();
    }
    from.request(1);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    if (head.length() < HEAD_CHARS) {
      head.append(data, 0, Math.min(HEAD_CHARS, data.length()));
    }
    if (last) {
      long now = System.nanoTime();
      measured.snapshots().increment();
      int at = head.indexOf(REVISION) + REVISION.length();
      int end = at;
      while (end < head.length() && Character.isDigit(head.charAt(end))) {
        end++;
      }
      revision = Long.parseLong(head, at, end, 10);
      trip.shown(seen, revision, now);
      head.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    again();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    again();
  }

  private void again() {
    line = null;
    head.setLength(0);
    trip.lost(seen);
    if (!closed) {
      Executor later = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);
      later.execute(this::connect);
    }
  }

  private void connect() {
    if (closed) {
      return;
    }
    URI address =
        URI.create(
            "ws://%s/ws/cart/%s?token=%s&after=%d"
                .formatted(hub, trip.session().text(), token, revision));
    CompletableFuture<WebSocket> _ =
        client
            .newWebSocketBuilder()
            .buildAsync(address, this)
            .whenComplete((open, failed) -> {
              if (failed != null) {
                again();
              }
            });
  }
}
