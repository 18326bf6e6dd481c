/// The post room of the store: the MQTT broker inside the hub or beside it, who may say and hear
/// what on it, and the hub's own connection to it.
///
/// Words: a *device* is an enrolled trolley or gate; its id is its user name and its client id. A
/// *lane* does the work of one device in order. The *hub's post* is the hub's own MQTT link with
/// its retained announcements.
///
/// Start at [io.qless.hub.broker.Broker]; [io.qless.hub.broker.TopicRights] is the law for both
/// brokers. Outside of this package nobody knows which one it is.
@NullMarked
package io.qless.hub.broker;

import org.jspecify.annotations.NullMarked;
