package io.qless.kiosk.trip;

/// Loose goods that the shopper is about to put in, to be weighed in the basket.
///
/// @param name the goods
/// @param paisePerKilogram what a kilogram costs
/// @param leastGrams the lightest that this scale may weigh
public record WeighingView(Words name, long paisePerKilogram, long leastGrams) {}
