package io.qless.contract.wire;

/// The newest catalogue of the store.
///
/// @param revision grows with every change
/// @param articles articles on sale
public record CatalogueHead(long revision, int articles) {}
