package io.qless.kiosk.look;

import java.io.IOException;

/// Where article pictures come from. Asked on a background thread, one picture at a time.
@FunctionalInterface
public interface PictureSource {
  /// A source without pictures: every article gets its pictogram.
  PictureSource NONE = _ -> new byte[0];

  /// The picture's bytes (PNG or JPEG); empty when there is none.
  ///
  /// @throws IOException when it can't be read; the pictogram stays
  byte[] read(String pictureKey) throws IOException;
}
