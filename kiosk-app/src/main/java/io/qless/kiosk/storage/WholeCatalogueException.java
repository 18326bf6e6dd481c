package io.qless.kiosk.storage;

/// The hub does not know the revision that this trolley has and sent all there is; laid over the
/// old catalogue, it would leave goods and offers that the store does not have. It must be applied
/// anew.
public final class WholeCatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WholeCatalogueException() {
    super("the hub sent a whole catalogue", null, false, false);
  }
}
