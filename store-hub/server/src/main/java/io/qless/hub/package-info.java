/// The program in the back room: broker, REST, WebSocket, payment and storage.
///
/// A command comes in, is decided in its session's lane, becomes durable as events, and only then
/// is told to others.
@NullMarked
package io.qless.hub;

import org.jspecify.annotations.NullMarked;
