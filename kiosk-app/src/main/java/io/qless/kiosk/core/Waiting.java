package io.qless.kiosk.core;

import io.qless.shop.cart.NumberedCommand;
import io.qless.shop.cart.SessionId;
import java.util.List;

/// Own commands of a trip that wait for the hub's answer, oldest first.
public record Waiting(SessionId session, List<NumberedCommand> commands) {}
