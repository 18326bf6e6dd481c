package io.qless.contract.link;

/// Who hears from a [MqttLink]. All calls come from one thread of the link, one after the other,
/// never from inside the MQTT client; a listener may publish, and may take its time, but what it
/// does with a message it should rather queue. What it throws is logged and costs the message,
/// never the connection.
public interface LinkListener {

  /// The connection stands and every subscription has been answered. Now is the time to ask for a
  /// snapshot and to send what waited. Called again after each reconnection.
  void connected();

  /// A message of one of the subscribed topics. Repeats are possible, across restarts too.
  void message(LinkMessage message);

  /// There is no connection; the link goes on trying. Said once per break, and once per new reason
  /// while the very first connection does not come about.
  ///
  /// @param reason in words for an operator
  void lost(String reason);

  /// The broker does not let this client hear a topic. The rest of the link works.
  ///
  /// @param topicFilter the subscription
  /// @param reasonCode MQTT 5 reason code, 135 means not authorised (MQTT 5, section 3.9.3)
  void denied(String topicFilter, int reasonCode);
}
