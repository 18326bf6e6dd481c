package io.qless.contract.rest;

import java.util.List;
import java.util.Objects;

/// `GET /admin/pictures`: the pictures of articles that the hub keeps.
///
/// @param pictures ordered by name
public record PictureList(List<Picture> pictures) {
  /// Copies.
  public PictureList {
    pictures = List.copyOf(pictures);
  }

  /// @param name file name as articles give it
  /// @param bytes its size
  /// @param articles articles on sale that show it
  public record Picture(String name, long bytes, int articles) {
    /// Checks.
    public Picture {
      Objects.requireNonNull(name, "name");
    }
  }
}
