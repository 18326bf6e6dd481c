package io.qless.hub.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.util.ReferenceCountUtil;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/// Turns away who sends more than the broker says that it takes. Called from the broker's threads.
///
/// The broker announces its largest packet (MQTT 5, section 3.2.2.3.6), but takes larger ones all
/// the same, and MQTT 3.1.1 has no such announcement. One large message would break the connection
/// of everybody who hears it, the hub's first of all, and a retained one again at each try.
final class PacketLimit implements MQTTInterceptor {

  private final int maxBytes;
  private final Complaints complaints;

  /// @param maxBytes largest payload
  PacketLimit(int maxBytes, Complaints complaints) {
    this.maxBytes = maxBytes;
    this.complaints = complaints;
  }

  /// @return false to end the connection
  @Override
  public boolean intercept(MqttMessage packet, RemotingConnection connection) {
    if (!(packet instanceof MqttPublishMessage publish)
        || publish.payload().readableBytes() <= maxBytes) {
      return true;
    }
    String client = String.valueOf(connection.getClientID());
    complaints.about(
        client,
        "sends " + publish.payload().readableBytes() + " bytes; turned away beyond " + maxBytes);
    ReferenceCountUtil.release(packet); // the broker forgets to, when a packet is turned away
    return false;
  }
}
