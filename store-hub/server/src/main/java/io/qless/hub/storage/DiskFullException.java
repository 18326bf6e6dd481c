package io.qless.hub.storage;

/// The disk under the hub's data has no room left, so nothing was written. It may be asked for
/// again once there is room. Those who catch it need not say so in the log: [DiskWatch] does, once.
public final class DiskFullException extends StoreException {

  private static final long serialVersionUID = 1L;

  DiskFullException() {
    super("the disk under the hub's data is full");
  }
}
