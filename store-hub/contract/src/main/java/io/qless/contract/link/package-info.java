/// The one MQTT connection of a device: trolley, gate and hub all hold a [MqttLink].
///
/// MQTT is a transport here and nothing more. What must not be lost lives in the sender's own store
/// until the receiver of the message (not the broker) has acknowledged it; a link therefore keeps
/// nothing on disk, says plainly what became of each message ([PublishOutcome]), and gets the
/// connection back by itself.
///
/// Words: the *broker* stands between devices; the *mqttSession* is what the broker keeps of a
/// client that is away; the *last will* is what the broker says when a client vanishes; the
/// *window* is how many messages may be on their way at once; *lost* means there is no connection
/// and the link is busy getting it back.
///
/// Start with [MqttLink], then [LinkListener]. Each known trap of the MQTT client beneath has its
/// guard in this package and a test in `MqttLinkIT`, `MqttLinkFaultIT` or `MqttLinkTlsIT`.
@NullMarked
package io.qless.contract.link;

import org.jspecify.annotations.NullMarked;
