package io.qless.shop.item.gs1;

import java.util.List;

/// The outcome of reading a GS1 message.
public sealed interface Gs1Reading {

  /// All of it was understood.
  ///
  /// @param elements in the order of the message
  record Message(List<Element> elements) implements Gs1Reading {
    public Message {
      elements = List.copyOf(elements);
    }
  }

  /// It holds a fault.
  record Faulty(CodeFault fault) implements Gs1Reading {}
}
