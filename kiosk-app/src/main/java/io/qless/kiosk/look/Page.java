package io.qless.kiosk.look;

import io.qless.kiosk.trip.TripView;
import java.time.Instant;
import java.util.List;
import javafx.scene.layout.Region;

/// One whole screen of a trip. Built once by the shell and shown again and again; FX thread only.
public interface Page {
  /// The page's node, the same one for ever.
  Region root();

  /// What may open over this page; the shell lays it over the whole screen.
  default List<Sheet> sheets() {
    return List.of();
  }

  /// Shows this moment of the trip. Cheap when little changed: nodes are reused, equal texts are
  /// left alone.
  void show(TripView view, Messages words);

  /// Called a few times a second while this page stands, for what runs down by itself.
  default void tick(Instant now) {}

  /// Called when another page takes over: whatever lies open over this one closes.
  default void leave() {}
}
