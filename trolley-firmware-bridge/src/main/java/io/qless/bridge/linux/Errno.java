package io.qless.bridge.linux;

/// Why a call of Linux failed (asm-generic/errno-base.h). Stateless; any thread.
public final class Errno {

  public static final int ENOENT = 2;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int ENXIO = 6;
  public static final int EAGAIN = 11;
  public static final int EACCES = 13;
  public static final int EBUSY = 16;
  public static final int ENODEV = 19;
  public static final int EINVAL = 22;
  public static final int ENOTTY = 25;

  private Errno() {}

  /// Its name and number, as a log or a manual would have it.
  public static String name(int errno) {
    String name =
        switch (errno) {
          case 1 -> "EPERM";
          case ENOENT -> "ENOENT";
          case EINTR -> "EINTR";
          case EIO -> "EIO";
          case ENXIO -> "ENXIO";
          case EAGAIN -> "EAGAIN";
          case EACCES -> "EACCES";
          case EBUSY -> "EBUSY";
          case ENODEV -> "ENODEV";
          case 21 -> "EISDIR";
          case EINVAL -> "EINVAL";
          case ENOTTY -> "ENOTTY";
          default -> "error";
        };
    return name + " " + errno;
  }
}
