package io.qless.kiosk.look;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Thumbnails of articles, read and scaled in the background and kept for the ones seen last. FX
/// thread only; lives as long as the shell.
public final class Pictures implements AutoCloseable {
  /// Thumbnails kept: a full trolley twice over, some 9 MB.
  static final int KEPT = 250;

  /// Larger files are not opened (bytes); a thumbnail never needs more.
  private static final int MAX_BYTES = 2_000_000;

  private static final int THUMBNAIL_PIXELS = 112;
  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

  private final PictureSource source;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("pictures").factory());
  private final Map<String, ReadOnlyObjectWrapper<@Nullable Image>> seen =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, ReadOnlyObjectWrapper<@Nullable Image>> eldest) {
          return size() > KEPT;
        }
      };

  /// Thumbnails from this source.
  public Pictures(PictureSource source) {
    this.source = source;
  }

  /// The thumbnail: empty at first, there when it has been read.
  public ReadOnlyObjectProperty<@Nullable Image> thumbnail(String key) {
    ReadOnlyObjectWrapper<@Nullable Image> known = seen.get(key);
    if (known == null) {
      known = new ReadOnlyObjectWrapper<>();
      seen.put(key, known);
      ReadOnlyObjectWrapper<@Nullable Image> waiting = known;
      reader.execute(() -> read(key, waiting));
    }
    return known.getReadOnlyProperty();
  }

  /// How many are kept now.
  int kept() {
    return seen.size();
  }

  private void read(String key, ReadOnlyObjectWrapper<@Nullable Image> waiting) {
    try {
      byte[] bytes = source.read(key);
      if (bytes.length == 0 || bytes.length > MAX_BYTES) {
        return;
      }
      Image image =
          new Image(
              new ByteArrayInputStream(bytes), THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, true, true);
      if (!image.isError()) {
        Platform.runLater(() -> waiting.set(image));
      }
    } catch (IOException e) {
      LOG.info("no picture {}: {}", key, e.getMessage());
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
