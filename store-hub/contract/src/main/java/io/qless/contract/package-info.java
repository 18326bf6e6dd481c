/// The words on the wire between trolley, hub, gate and phone.
///
/// Topics, messages and their JSON, the exit pass, and the one guarded MQTT link that every program
/// uses. A golden file pins each message: changing one is changing the protocol.
@NullMarked
package io.qless.contract;

import org.jspecify.annotations.NullMarked;
