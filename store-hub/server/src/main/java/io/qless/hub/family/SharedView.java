package io.qless.hub.family;

import io.qless.contract.wire.Json;
import io.qless.shop.cart.Cart;
import io.qless.shop.cart.Phase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One revision of a trip for all its phones: priced, drawn and written once, however many look. To
/// each only the words about itself are put in. Safe for any thread; lives for one revision.
public final class SharedView {

  private static final String WHO = "\"you\":";

  /// Stands where the words about who looks go. No text of a cart can hold these: inside a JSON
  /// string each quote has a backslash before it.
  private static final String NOBODY = WHO + Json.text(FamilyView.You.NOBODY);

  private final Cart cart;
  private final Supplier<ViewOfTrip> drawing;
  private @Nullable ViewOfTrip drawn;
  private byte[] before = {};
  private byte[] after = {};

  /// @param drawing called once, when the first phone takes it
  SharedView(Cart cart, Supplier<ViewOfTrip> drawing) {
    this.cart = cart;
    this.drawing = drawing;
  }

  public Cart cart() {
    return cart;
  }

  /// The [FamilyView] of one participant, as JSON in UTF-8. A cart of many lines is large, and most
  /// of what a busy hub writes: it is encoded once for all, and copied for each.
  public byte[] json(String participant) {
    ViewOfTrip view = drawn();
    if (isPersonal()) {
      return Json.bytes(view.of(participant));
    }
    byte[] you = Json.bytes(view.you(participant));
    return ByteBuffer.allocate(before.length + you.length + after.length)
        .put(before)
        .put(you)
        .put(after)
        .array();
  }

  /// Wishes say whose they are, and an exit pass is shown to one phone.
  private boolean isPersonal() {
    return !cart.wishes().isEmpty() || cart.phase() == Phase.PAID;
  }

  private synchronized ViewOfTrip drawn() {
    ViewOfTrip view = drawn;
    if (view == null) {
      view = drawing.get();
      drawn = view;
      if (!isPersonal()) {
        String whole = Json.text(view.ofNobodyYet());
        int at = whole.indexOf(NOBODY);
        before = whole.substring(0, at + WHO.length()).getBytes(StandardCharsets.UTF_8);
        after = whole.substring(at + NOBODY.length()).getBytes(StandardCharsets.UTF_8);
      }
    }
    return view;
  }
}
