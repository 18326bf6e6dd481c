package io.qless.contract.rest;

/// `POST /trolley/trip` with a trolley's credentials: the trip whose family QR was scanned goes on
/// with this trolley. Answered with 204; the trip comes over MQTT.
///
/// @param secret what stands in the QR behind `#`
public record TakeTripOver(String secret) {}
