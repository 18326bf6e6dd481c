package io.qless.hub.device;

/// Where devices find this hub; written into their credentials.
///
/// @param store store id, such as `S017`
/// @param mqttUrl the broker, such as `tcp://127.0.0.1:1883`
/// @param httpUrl REST, such as `http://127.0.0.1:8080`
public record HubAddress(String store, String mqttUrl, String httpUrl) {}
