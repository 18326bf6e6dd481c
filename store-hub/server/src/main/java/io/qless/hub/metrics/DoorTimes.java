package io.qless.hub.metrics;

/// Hears of every answer of the web server. Called by any thread, at the end of a request.
@FunctionalInterface
public interface DoorTimes {

  /// The door of requests that found none, and of files.
  String NO_DOOR = "none";

  /// Nobody hears.
  DoorTimes NONE = (method, door, status, nanos) -> {};

  /// @param method of the request; anything, if a stranger wrote it
  /// @param door as it was registered, such as `/session/{id}`
  void answered(String method, String door, int status, long nanos);
}
